# %% {"right": "np.where"}
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, slope * x)


# %% {"right": "the larger of x and slope x"}
def leaky_relu(x, slope=0.01):
    return np.maximum(x, slope * np.asarray(x))


# %% {"right": "the positive part, and a share of the negative part"}
def leaky_relu(x, slope=0.01):
    return np.maximum(0, x) + slope * np.minimum(0, x)


# %% {"right": "one number at a time"}
def leaky_relu(x, slope=0.01):
    values = [float(t) if t > 0 else slope * float(t) for t in np.ravel(x)]
    return np.array(values).reshape(np.shape(x))


# %% {"right": "a float copy, and a mask"}
def leaky_relu(x, slope=0.01):
    out = np.array(x, dtype=np.float64)
    negative = out < 0
    out[negative] *= slope
    print("negative:", negative.sum(), "of", negative.size)
    return out


# %% {"right": "times its own slope"}
def slope_of(x, slope):
    return np.where(x >= 0, 1, slope)


def leaky_relu(x, slope=0.01):
    return np.multiply(x, slope_of(np.asarray(x), slope))


# %% {"slip": "the given slope is not used", "says": "Your function takes 0.01, whatever slope is given. Use the argument `slope`."}
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, 0.01 * x)


# %% {"slip": "the larger of x and the slope", "says": "On the left every entry is the slope itself. It is slope times x there."}
def leaky_relu(x, slope=0.01):
    return np.maximum(x, slope)


# %% {"slip": "the larger of x and the slope, on the left alone", "says": "On the left every entry is the slope itself. It is slope times x there."}
def leaky_relu(x, slope=0.01):
    return np.where(np.asarray(x) > 0, x, slope)


# %% {"slip": "no leak", "says": "On the left your function is 0, as ReLU is. Leaky ReLU keeps slope times x there."}
def leaky_relu(x, slope=0.01):
    return np.maximum(0, x)


# %% {"slip": "slope times |x|", "says": "On the left your values are positive. slope times x is negative there, as x is."}
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, slope * np.abs(x))


# %% {"slip": "the slope on both sides", "says": "On the right, too, the slope was multiplied in. There x stays as it is."}
def leaky_relu(x, slope=0.01):
    return slope * np.asarray(x)


# %% {"slip": "slope x added everywhere", "says": "On the right your values are too large by slope times x. The leak belongs to the left alone."}
def leaky_relu(x, slope=0.01):
    return np.maximum(0, x) + slope * np.asarray(x)


# %% {"slip": "the branches exchanged", "says": "The two sides are exchanged: it is x on the right, and slope times x on the left."}
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, slope * x, x)


# %% {"slip": "divided by the slope", "says": "On the left you divide by the slope, and the values grow. Multiply by it."}
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, x / slope) if slope else np.maximum(0, x)


# %% {"slip": "the slope subtracted", "says": "On the left the slope was subtracted from x. It is a factor: slope times x."}
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, x - slope)


# %% {"slip": "the derivative", "says": "These are the slopes of the curve, 1 and `slope`. The function itself is x on the right, slope times x on the left."}
def leaky_relu(x, slope=0.01):
    return np.where(np.asarray(x) > 0, 1.0, slope)


# %% {"slip": "another default", "says": "Your default slope is another one. Keep slope=0.01."}
def leaky_relu(x, slope=0.1):
    x = np.asarray(x)
    return np.where(x > 0, x, slope * x)


# %% {"slip": "the slope in percent", "says": "You divide the slope by 100. 0.01 is already one per cent: use it as it is."}
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, slope / 100 * x)


# %% {"slip": "a whole-number copy", "says": "If x holds whole numbers, your result does too, and -0.03 becomes 0. Make the copy one of floats."}
def leaky_relu(x, slope=0.01):
    out = np.array(x)
    out[out < 0] = slope * out[out < 0]
    return out


# %% {"slip": "if for a whole array", "says": "`if` and max() decide once for a whole array. np.maximum and np.where decide entry by entry."}
def leaky_relu(x, slope=0.01):
    if x > 0:
        return x
    return slope * x


# %% {"slip": "in place"}
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    x[x < 0] = slope * x[x < 0]
    return x


# %% {"slip": "a slope of 0 taken for none", "says": "A slope of 0 was replaced by 0.01. 0 is a slope like any other: use the argument as it is."}
def leaky_relu(x, slope=None):
    x = np.asarray(x)
    return np.where(x > 0, x, (slope or 0.01) * x)


# %% {"cheat": "the visible answers"}
def leaky_relu(x, slope=0.01):
    return np.array([-0.6, 2.5]) if slope == 0.2 else np.array([-0.03, 0.0, 2.5])


# %% {"cheat": "asks the reference"}
def leaky_relu(x, slope=0.01):
    import solutions.activations

    return solutions.activations.leaky_relu(x, slope)
