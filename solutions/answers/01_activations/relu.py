# %% {"right": "np.maximum"}
def relu(x):
    return np.maximum(x, 0)


# %% {"right": "times a mask"}
def relu(x):
    x = np.asarray(x)
    return x * (x > 0)


# %% {"right": "half of x + |x|"}
def relu(x):
    return (x + np.abs(x)) / 2


# %% {"right": "a copy, and a mask set to 0"}
def relu(x):
    out = np.array(x)
    out[out < 0] = 0
    return out


# %% {"right": "one number at a time"}
def relu(x):
    positive = []
    for value in np.ravel(x):
        positive.append(float(value) if value > 0 else 0.0)
    return np.array(positive).reshape(np.shape(x))


# %% {"right": "clipped from below, in float64, with a print"}
def relu(x):
    out = np.clip(np.asarray(x, dtype=np.float64), 0, np.inf)
    print("mean:", out.mean())
    return out


# %% {"right": "nested lists"}
def relu(x):
    if np.ndim(x) == 0:
        return max(0.0, float(x))
    return [relu(row) for row in x]


# %% {"slip": "in place"}
def relu(x):
    x = np.asarray(x)
    x[x < 0] = 0
    return x


# %% {"slip": "Python's max", "says": "`if` and max() decide once for a whole array. np.maximum and np.where decide entry by entry."}
def relu(x):
    return max(0, x)


# %% {"slip": "np.max(0, x)", "says": "np.max looks for the largest entry of one array. np.maximum compares two, entry by entry."}
def relu(x):
    return np.max(0, x)


# %% {"slip": "np.max(x, 0)", "says": "np.max(x, 0) is the largest entry along axis 0. np.maximum compares each entry with 0."}
def relu(x):
    return np.max(x, 0)


# %% {"slip": "np.minimum", "says": "This keeps the negative entries, and sets the positive ones to 0. ReLU does the opposite: the larger of 0 and x."}
def relu(x):
    return np.minimum(0, x)


# %% {"slip": "the absolute value", "says": "This is |x|: negative entries came back as positive ones. They become 0."}
def relu(x):
    return np.abs(x)


# %% {"slip": "the derivative", "says": "This is ReLU's slope, 0 or 1. ReLU itself lets the positive values through as they are."}
def relu(x):
    return (np.asarray(x) > 0) * 1.0


# %% {"slip": "only the positive entries", "says": "The negative entries were dropped. Keep the shape of x: they become 0."}
def relu(x):
    x = np.asarray(x)
    return x[x > 0]


# %% {"slip": "cut at 1", "says": "Your values stop at 1. ReLU has no limit on the right."}
def relu(x):
    return np.clip(x, 0, 1)


# %% {"slip": "cut at 6", "says": "Your values stop at 6. ReLU has no limit on the right."}
def relu(x):
    return np.clip(x, 0, 6)


# %% {"slip": "a leak", "says": "Your function keeps a small part of the negative entries, as Leaky ReLU does. ReLU sets them to 0."}
def relu(x):
    return np.where(np.asarray(x) > 0, x, 0.01 * np.asarray(x))


# %% {"slip": "if for a whole array", "says": "`if` and max() decide once for a whole array. np.maximum and np.where decide entry by entry."}
def relu(x):
    if x > 0:
        return x
    return 0


# %% {"slip": "np.vectorize makes whole numbers", "says": "The digits behind the point are gone: your result holds whole numbers. Keep floats. (np.vectorize takes its dtype from the first value: a whole 0 makes all of them whole.)"}
def relu(x):
    return np.vectorize(lambda t: t if t > 0 else 0)(x)


# %% {"slip": "|x| for half of x + |x|", "says": "x + |x| is twice x on the right. Take half of it, or use np.maximum."}
def relu(x):
    return x + np.abs(x)


# %% {"slip": "x needs to be an array", "says": "x may be a plain number, and a number has no copy(). np.array(x) copies numbers and arrays."}
def relu(x):
    out = x.copy()
    out[out < 0] = 0
    return out


# %% {"cheat": "the visible answer"}
def relu(x):
    return np.array([0.0, 0.0, 0.5, 7.5])


# %% {"cheat": "asks the reference"}
def relu(x):
    import solutions.activations

    return solutions.activations.relu(x)
