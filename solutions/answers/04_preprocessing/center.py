# %% {"right": "floats first"}
def center(X, mean):
    return X.astype(np.float64) - mean


# %% {"right": "np.subtract with a dtype"}
def center(X, mean):
    return np.subtract(X, mean, dtype=np.float64)


# %% {"right": "plus the negative mean"}
def center(X, mean):
    return np.asarray(X, dtype=float) + (-1.0) * np.asarray(mean, dtype=float)


# %% {"right": "a loop over rows, a list of arrays"}
def center(X, mean):
    print("rows:", len(X))
    return [row * 1.0 - np.multiply(mean, 1.0) for row in X]


# %% {"right": "a float copy, and the mean taken away from it in place"}
def center(X, mean):
    out = np.array(X, dtype=np.float64)
    out -= mean
    return out


# %% {"slip": "in the dtype of X", "says": "The subtraction was done in uint8, where 3 - 5 is 254. Make floats first."}
def center(X, mean):
    return (X - mean).astype(float)


# %% {"slip": "floats at the end alone", "says": "The subtraction was done in uint8, where 3 - 5 is 254. Make floats first."}
def center(X, mean):
    mean = np.asarray(mean).astype(X.dtype)
    return (X - mean).astype(np.float64)


# %% {"slip": "mean - X", "says": "The sign is turned around. It is X minus the mean."}
def center(X, mean):
    return np.asarray(mean, dtype=float) - X


# %% {"slip": "added", "says": "The mean was added. Subtract it."}
def center(X, mean):
    return X.astype(float) + mean


# %% {"slip": "divided too", "says": "You also divide by the spread. Here only the mean is subtracted."}
def center(X, mean):
    centred = X.astype(float) - mean
    return centred / np.maximum(1e-12, centred.std(axis=0))


# %% {"slip": "its own mean", "says": "You compute the mean of X anew. Subtract the mean that is given: later it comes from other rows."}
def center(X, mean):
    X = X.astype(float)
    return X - X.mean(axis=0)


# %% {"slip": "one mean for all", "says": "You subtract one number everywhere, the mean of the means. Each column has its own mean."}
def center(X, mean):
    return X.astype(float) - np.mean(mean)


# %% {"slip": "divided by the mean", "says": "You divide by the mean. Subtract it."}
def center(X, mean):
    return X.astype(float) / mean


# %% {"slip": "the mean along the rows", "says": "The mean was subtracted along the rows, one number for each example. There is one for each column: NumPy subtracts a (D,) array from every row by itself."}
def center(X, mean):
    return (X.astype(float).T - mean).T


# %% {"slip": "no negative numbers", "says": "Negative results became 0. A centred column has negative numbers: keep them."}
def center(X, mean):
    return np.maximum(0, X.astype(float) - mean)


# %% {"slip": "absolute differences", "says": "These are distances from the mean, without a sign. Keep the sign: X - mean."}
def center(X, mean):
    return np.abs(X.astype(float) - mean)


# %% {"slip": "in place", "says": "X -= mean changes the array that was given. X - mean makes a new one."}
def center(X, mean):
    if X.dtype.kind != "f":
        X = X.astype(float)
    X -= mean
    return X


# %% {"slip": "whole numbers", "says": "The digits behind the point are gone: whole numbers can't hold them. Make floats, not ints."}
def center(X, mean):
    return X.astype(np.int64) - np.asarray(mean).astype(np.int64)


# %% {"slip": "(D,) means alone", "says": "Your function needs the mean as an array with one entry for each column. It may be one number, too: let NumPy broadcast it."}
def center(X, mean):
    out = np.empty(X.shape)
    for j in range(len(mean)):
        out[..., j] = X[..., j] * 1.0 - mean[j]
    return out


# %% {"cheat": "the visible answers"}
def center(X, mean):
    if len(X) == 2:
        return np.array([[-1.0, 5.0], [1.0, -5.0]])
    return np.array([[-2.0, 250.0]])


# %% {"cheat": "asks the reference"}
def center(X, mean):
    import solutions.preprocessing

    return solutions.preprocessing.center(X, mean)
