# %% {"right": "a boolean mask"}
def relu_grad(x):
    return np.asarray(x) > 0


# %% {"right": "np.where"}
def relu_grad(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


# %% {"right": "the step function, 0 at 0"}
def relu_grad(x):
    return np.heaviside(x, 0)


# %% {"right": "the positive part of the sign"}
def relu_grad(x):
    return np.maximum(np.sign(x), 0)


# %% {"right": "a loop into an array of whole numbers"}
def relu_grad(x):
    x = np.asarray(x)
    slopes = np.zeros(x.shape, dtype=int)
    for index in np.ndindex(x.shape):
        if x[index] > 0:
            slopes[index] = 1
    print(slopes.sum(), "entries pass")
    return slopes


# %% {"right": "nested lists"}
def relu_grad(x):
    if np.ndim(x) == 0:
        return int(x > 0)
    return [relu_grad(row) for row in x]


# %% {"slip": "1 at 0", "says": "At x = 0 your slope is 1. There we agreed on 0: the slope is 1 where x > 0, not where x >= 0."}
def relu_grad(x):
    return (np.asarray(x) >= 0) * 1.0


# %% {"slip": "a half at 0", "says": "At x = 0 your slope is 0.5, the mean of both sides (a numerical slope gives that, too). There we agreed on 0: compare x with 0."}
def relu_grad(x):
    return np.heaviside(x, 0.5)


# %% {"slip": "the function itself", "says": "This is ReLU, not its slope. The slope is 1 where the curve rises, whatever x is, and 0 where it is flat."}
def relu_grad(x):
    return np.maximum(0, x)


# %% {"slip": "the sign", "says": "On the left your slope is -1. ReLU is flat there: its slope is 0."}
def relu_grad(x):
    return np.sign(x)


# %% {"slip": "the wrong branch", "says": "The two sides are exchanged: the slope is 1 on the right, where x > 0."}
def relu_grad(x):
    return np.where(np.asarray(x) < 0, 1.0, 0.0)


# %% {"slip": "the slope of |x|, made positive", "says": "Your slope is 1 on both sides. On the left ReLU is flat: 0."}
def relu_grad(x):
    return np.where(np.asarray(x) == 0, 0.0, 1.0)


# %% {"slip": "ReLU divided by x", "says": "At x = 0 this is 0 / 0, NaN. The slope needs a comparison only, no division."}
def relu_grad(x):
    x = np.asarray(x, dtype=float)
    return np.maximum(0, x) / x


# %% {"slip": "one answer for all entries", "says": "This is one number, but each entry has a slope of its own. Return an array of x's shape."}
def relu_grad(x):
    return 1.0 if np.all(np.asarray(x) > 0) else 0.0


# %% {"slip": "if for a whole array", "says": "`if` decides once for a whole array. A comparison, x > 0, answers for each entry."}
def relu_grad(x):
    if x > 0:
        return 1
    return 0


# %% {"slip": "in place"}
def relu_grad(x):
    x = np.asarray(x)
    x[x > 0] = 1
    x[x <= 0] = 0
    return x


# %% {"slip": "a leak", "says": "On the left your slope is 0.01. That is Leaky ReLU's; ReLU's is 0."}
def relu_grad(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.01)


# %% {"slip": "numerical, over the corner", "says": "At x = 0 your slope is 0.5, the mean of both sides (a numerical slope gives that, too). There we agreed on 0: compare x with 0."}
def relu_grad(x):
    h = 1e-6
    x = np.asarray(x, dtype=np.float64)
    return (np.maximum(0, x + h) - np.maximum(0, x - h)) / (2 * h)


# %% {"slip": "1 from x = 1 on", "says": "Between 0 and 1 your slope is 0. It is 1 wherever x > 0, however small x is."}
def relu_grad(x):
    return (np.asarray(x) >= 1) * 1.0


# %% {"cheat": "the visible answer"}
def relu_grad(x):
    return np.array([0.0, 0.0, 1.0, 1.0])


# %% {"cheat": "asks the reference"}
def relu_grad(x):
    import solutions.activations

    return solutions.activations.relu_grad(x)
