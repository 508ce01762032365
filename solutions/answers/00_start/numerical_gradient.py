# %% {"right": "two copies for each entry"}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[index] += h
        left[index] -= h
        gradient[index] = (f(right) - f(left)) / (2 * h)
    return gradient


# %% {"right": "in place, and put back"}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.empty_like(x)
    it = np.nditer(x, flags=["multi_index"])
    for _ in it:
        index = it.multi_index
        old = x[index]
        x[index] = old + h
        above = f(x)
        x[index] = old - h
        below = f(x)
        x[index] = old
        gradient[index] = (above - below) / (2.0 * h)
    return gradient


# %% {"right": "unit vectors, and a list that is reshaped"}
def numerical_gradient(f, x, h=1e-5):
    units = np.eye(x.size).reshape((x.size,) + x.shape)
    slopes = [(f(x + h * unit) - f(x - h * unit)) / (2 * h) for unit in units]
    return np.reshape(slopes, x.shape)


# %% {"right": "a flat list of numbers, and half of each side's slope"}
def slope_at(f, entries, shape, place, step):
    moved = list(entries)
    moved[place] = moved[place] + step
    return float(f(np.array(moved, dtype=np.float64).reshape(shape)))


def numerical_gradient(f, x, h=1e-5):
    shape = np.shape(x)
    entries = np.ravel(x).tolist()
    gradient = []
    for place in range(len(entries)):
        up = slope_at(f, entries, shape, place, h)
        down = slope_at(f, entries, shape, place, -h)
        gradient.append(0.5 * (up - down) / h)
    print(len(gradient), "entries")
    return np.array(gradient).reshape(shape)


# %% {"right": "step, two steps back, step"}
def numerical_gradient(f, x, h=1e-5):
    x = x.astype(np.float64)
    out = np.zeros_like(x)
    flat, flat_out = x.ravel(), out.ravel()
    for i in range(x.size):
        flat[i] += h
        value = f(flat.reshape(x.shape))
        flat[i] -= 2 * h
        value = value - f(flat.reshape(x.shape))
        flat[i] += h
        flat_out[i] = value / 2 / h
    return out


# %% {"slip": "forward difference", "says": "This is the forward difference, f(x + h) - f(x). Its error shrinks only as h, not as h²: step to both sides, and divide by 2h."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right = x.copy()
        right[index] += h
        gradient[index] = (f(right) - f(x)) / h
    return gradient


# %% {"slip": "backward difference", "says": "This is the backward difference, f(x) - f(x - h). Its error shrinks only as h, not as h²: step to both sides, and divide by 2h."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        left = x.copy()
        left[index] -= h
        gradient[index] = (f(x) - f(left)) / h
    return gradient


# %% {"slip": "divided by h", "says": "Your gradient is twice too large. From x - h to x + h it is a way of 2h, not of h."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[index] += h
        left[index] -= h
        gradient[index] = (f(right) - f(left)) / h
    return gradient


# %% {"slip": "one side, divided by 2h", "says": "Your gradient is half of what it should be: the difference of one side, f(x + h) - f(x), is divided by the way of two sides, 2h. Step to the left as well."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right = x.copy()
        right[index] += h
        gradient[index] = (f(right) - f(x)) / (2 * h)
    return gradient


# %% {"slip": "/ 2 * h", "says": "Your gradient is tiny, by a factor of h². Python reads a / 2 * h as (a / 2) * h: put the 2 * h into brackets."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[index] += h
        left[index] -= h
        gradient[index] = (f(right) - f(left)) / 2 * h
    return gradient


# %% {"slip": "not divided", "says": "This is the rise alone, f(x + h) - f(x - h). Divide it by the run, 2h."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[index] += h
        left[index] -= h
        gradient[index] = f(right) - f(left)
    return gradient


# %% {"slip": "left minus right", "says": "The sign is turned around. It is the right side minus the left side: f(x + h) - f(x - h)."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[index] += h
        left[index] -= h
        gradient[index] = (f(left) - f(right)) / (2 * h)
    return gradient


# %% {"slip": "all entries moved at once", "says": "This is one number, the sum of all slopes (moving all entries of x together gives the same). Move one entry at a time, and keep the slopes apart, in the shape of x."}
def numerical_gradient(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


# %% {"slip": "all entries moved at once, in every place", "says": "Every entry of your gradient is the same: all entries of x were moved together. Move one at a time, and call f anew for each."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        gradient[index] = (f(x + h) - f(x - h)) / (2 * h)
    return gradient


# %% {"slip": "a second name, not a copy", "says": "Your gradient is 0 everywhere: both calls of f got the same numbers. `right = x` gives x a second name; only .copy() makes a second array."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right = x
        right[index] += h
        left = x
        left[index] -= h
        gradient[index] = (f(right) - f(left)) / (2 * h)
    return gradient


# %% {"slip": "x is not put back", "says": "After an entry was moved, it stays moved while the next ones are measured. Put its old value back before you go on: only one entry at a time may differ from x."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        above = f(x)
        x[index] -= 2 * h
        below = f(x)
        gradient[index] = (above - below) / (2 * h)
    return gradient


# %% {"slip": "one copy, not put back", "says": "After an entry was moved, it stays moved while the next ones are measured. Put its old value back before you go on: only one entry at a time may differ from x."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    x = x.copy()
    for index in np.ndindex(x.shape):
        x[index] += h
        above = f(x)
        x[index] -= 2 * h
        below = f(x)
        gradient[index] = (above - below) / (2 * h)
    return gradient


# %% {"slip": "one copy for each side, never renewed", "says": "Your two copies are made once, before the loop, so the entries moved earlier stay moved. Make them anew for each entry, or put each entry back."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    right, left = x.copy(), x.copy()
    for index in np.ndindex(x.shape):
        right[index] += h
        left[index] -= h
        gradient[index] = (f(right) - f(left)) / (2 * h)
    return gradient


# %% {"slip": "rows in place of entries", "says": "Your loop moves a whole row at a time. Move single entries: np.ndindex(x.shape) visits each of them, whatever the shape."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        right, left = x.copy(), x.copy()
        right[i] += h
        left[i] -= h
        gradient[i] = (f(right) - f(left)) / (2 * h)
    return gradient


# %% {"slip": "a flat result", "says": "The numbers stand in one row. Give the result the shape of x, with reshape."}
def numerical_gradient(f, x, h=1e-5):
    gradient = []
    for index in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[index] += h
        left[index] -= h
        gradient.append((f(right) - f(left)) / (2 * h))
    return np.array(gradient)


# %% {"slip": "f is given a flat array", "says": "Your function hands f an array with one axis. f expects the shape of x: reshape before each call."}
def numerical_gradient(f, x, h=1e-5):
    flat = x.ravel()
    units = np.eye(flat.size)
    slopes = [(f(flat + h * unit) - f(flat - h * unit)) / (2 * h) for unit in units]
    return np.reshape(slopes, x.shape)


# %% {"slip": "the given step is not used", "says": "Your function takes its own step, whatever h is given. Use the argument h."}
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[index] += 1e-5
        left[index] -= 1e-5
        gradient[index] = (f(right) - f(left)) / (2 * 1e-5)
    return gradient


# %% {"slip": "a default step that is too small", "says": "Your default step is so small that rounding spoils the difference. Keep the default of h = 1e-5."}
def numerical_gradient(f, x, h=1e-9):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[index] += h
        left[index] -= h
        gradient[index] = (f(right) - f(left)) / (2 * h)
    return gradient


# %% {"slip": "a default step that is too large", "says": "Your default step is so large that the formula is not exact any more. Keep the default of h = 1e-5."}
def numerical_gradient(f, x, h=1e-3):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[index] += h
        left[index] -= h
        gradient[index] = (f(right) - f(left)) / (2 * h)
    return gradient


# %% {"slip": "the sum of all slopes", "says": "This is one number, the sum of all slopes (moving all entries of x together gives the same). Move one entry at a time, and keep the slopes apart, in the shape of x."}
def numerical_gradient(f, x, h=1e-5):
    total = 0.0
    for index in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[index] += h
        left[index] -= h
        total += (f(right) - f(left)) / (2 * h)
    return total


# %% {"cheat": "the derivative of x² alone"}
def numerical_gradient(f, x, h=1e-5):
    return 2 * x


# %% {"cheat": "the visible answers, by the shape"}
def numerical_gradient(f, x, h=1e-5):
    if x.shape == (3,):
        return np.array([2.0, -4.0, 6.0])
    if x.shape == (2,):
        return np.array([3.0, 2.0])
    return np.array([[0.0, 2.0], [4.0, 6.0]])


# %% {"cheat": "asks the reference"}
def numerical_gradient(f, x, h=1e-5):
    import solutions.start

    return solutions.start.numerical_gradient(f, x, h)
