# %% {"right": "np.where"}
def leaky_relu_grad(x, slope=0.01):
    return np.where(np.asarray(x) > 0, 1, slope)


# %% {"right": "a mix of two numbers by a mask"}
def leaky_relu_grad(x, slope=0.01):
    on = np.greater(x, 0).astype(np.float64)
    return on + (1 - on) * slope


# %% {"right": "one number at a time"}
def leaky_relu_grad(x, slope=0.01):
    x = np.asarray(x)
    out = np.ones(x.shape)
    for index in np.ndindex(x.shape):
        if x[index] < 0:
            out[index] = slope
    return out


# %% {"right": "nested lists"}
def leaky_relu_grad(x, slope=0.01):
    if np.ndim(x) == 0:
        return 1.0 if x > 0 else slope
    print("a row of", len(x))
    return [leaky_relu_grad(row, slope) for row in x]


# %% {"right": "the function divided by x"}
def leaky_relu_grad(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    safe = np.where(x == 0, 1, x)
    return leaky_relu(safe, slope) / safe


# %% {"slip": "slope times x", "says": "On the left this is slope times x, the value of the function. Its slope there is `slope` itself, whatever x is."}
def leaky_relu_grad(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, 1, slope * x)


# %% {"slip": "the function itself", "says": "This is Leaky ReLU itself. Its derivative is the slope of its two lines: 1, and `slope`."}
def leaky_relu_grad(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, slope * x)


# %% {"slip": "x on the right", "says": "On the right this is x, the value of the function. The slope of that line is 1."}
def leaky_relu_grad(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, slope)


# %% {"slip": "0 on the left", "says": "On the left your slope is 0, as ReLU's is. Leaky ReLU still falls there: its slope is `slope`."}
def leaky_relu_grad(x, slope=0.01):
    return (np.asarray(x) > 0) * 1.0


# %% {"slip": "the given slope is not used", "says": "Your function takes 0.01, whatever slope is given. Use the argument `slope`."}
def leaky_relu_grad(x, slope=0.01):
    return np.where(np.asarray(x) > 0, 1, 0.01)


# %% {"slip": "the branches exchanged", "says": "The two sides are exchanged: the slope is 1 on the right, and `slope` on the left."}
def leaky_relu_grad(x, slope=0.01):
    return np.where(np.asarray(x) > 0, slope, 1)


# %% {"slip": "minus the slope", "says": "On the left your slope is negative. The curve rises there too, only slowly."}
def leaky_relu_grad(x, slope=0.01):
    return np.where(np.asarray(x) > 0, 1, -slope)


# %% {"slip": "1 + slope on the right", "says": "On the right the leak was added: 1 + slope. There the slope is 1."}
def leaky_relu_grad(x, slope=0.01):
    return (np.asarray(x) > 0) + slope


# %% {"slip": "1 - slope on the left", "says": "On the left your slope is 1 - slope. It is `slope`."}
def leaky_relu_grad(x, slope=0.01):
    return np.where(np.asarray(x) > 0, 1, 1 - slope)


# %% {"slip": "another default", "says": "Your default slope is another one. Keep slope=0.01."}
def leaky_relu_grad(x, slope=0.1):
    return np.where(np.asarray(x) > 0, 1, slope)


# %% {"slip": "an array of whole numbers", "says": "If x holds whole numbers, your result does too, and the slope becomes 0. Ask for floats."}
def leaky_relu_grad(x, slope=0.01):
    x = np.asarray(x)
    out = np.ones_like(x)
    out[x < 0] = slope
    return out


# %% {"slip": "the sign on the left", "says": "On the left your slope is negative. The curve rises there too, only slowly."}
def leaky_relu_grad(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, 1, slope * np.sign(x))


# %% {"slip": "one answer for all entries", "says": "This is one number, but each entry has a slope of its own. Return an array of x's shape."}
def leaky_relu_grad(x, slope=0.01):
    return 1.0 if np.all(np.asarray(x) > 0) else slope


# %% {"slip": "if for a whole array", "says": "`if` and max() decide once for a whole array. np.where decides entry by entry."}
def leaky_relu_grad(x, slope=0.01):
    if x > 0:
        return 1
    return slope


# %% {"slip": "in place"}
def leaky_relu_grad(x, slope=0.01):
    x = np.asarray(x)
    positive = x > 0
    x[positive] = 1
    x[~positive] = slope
    return x


# %% {"slip": "a slope of 0 taken for none", "says": "A slope of 0 was replaced by 0.01. 0 is a slope like any other: use the argument as it is."}
def leaky_relu_grad(x, slope=None):
    return np.where(np.asarray(x) > 0, 1, slope or 0.01)


# %% {"cheat": "the visible answers"}
def leaky_relu_grad(x, slope=0.01):
    return np.array([slope, 1.0])


# %% {"cheat": "asks the reference"}
def leaky_relu_grad(x, slope=0.01):
    import solutions.activations

    return solutions.activations.leaky_relu_grad(x, slope)
