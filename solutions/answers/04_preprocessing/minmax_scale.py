# %% {"right": "by the formula, with np.where"}
def minmax_scale(X_train, X):
    X = np.asarray(X, dtype=np.float64)
    low, high = X_train.min(axis=0).astype(float), X_train.max(axis=0).astype(float)
    constant = low == high
    return np.where(constant, 0, 2 * (X - low) / np.where(constant, 1, high - low) - 1)


# %% {"right": "around the middle of the range"}
def minmax_scale(X_train, X):
    train = X_train * 1.0
    low, high = train.min(axis=0), train.max(axis=0)
    middle, half = (low + high) / 2, (high - low) / 2
    half[half == 0] = np.inf
    return (X - middle) / half


# %% {"right": "column by column, with np.interp's rule written out"}
def one_column(train, column):
    low, high = float(min(train)), float(max(train))
    if low == high:
        return [0.0 for _ in column]
    return [-1 + 2 * (float(x) - low) / (high - low) for x in column]


def minmax_scale(X_train, X):
    columns = [one_column(X_train[:, j], X[:, j]) for j in range(X.shape[1])]
    print(len(columns), "columns")
    return np.array(columns).T


# %% {"right": "sorted training rows, rows as a list"}
def minmax_scale(X_train, X):
    ordered = np.sort(np.asarray(X_train, dtype=np.float64), axis=0)
    low, width = ordered[0], ordered[-1] - ordered[0]
    factor = np.divide(2, width, out=np.zeros_like(width), where=width > 0)
    shift = np.where(width > 0, 1, 0)
    return [(row - low) * factor - shift for row in np.asarray(X, dtype=np.float64)]


# %% {"slip": "0 to 1", "says": "Your range is [0, 1]. It is to be [-1, 1]: twice as wide, and centred on 0."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = low == high
    return np.where(constant, 0, (X - low) / np.where(constant, 1, high - low))


# %% {"slip": "the range of X", "says": "Smallest and largest were taken from X. They come from the training rows, X_train; then the rows of X are scaled with them."}
def minmax_scale(X_train, X):
    X = np.asarray(X, dtype=float)
    low, high = X.min(axis=0), X.max(axis=0)
    constant = low == high
    return np.where(constant, 0, 2 * (X - low) / np.where(constant, 1, high - low) - 1)


# %% {"slip": "the range of both", "says": "Smallest and largest were taken from both arrays together. That leaks: use the training rows alone."}
def minmax_scale(X_train, X):
    both = np.vstack([X_train, X]).astype(float)
    low, high = both.min(axis=0), both.max(axis=0)
    constant = low == high
    return np.where(constant, 0, 2 * (X - low) / np.where(constant, 1, high - low) - 1)


# %% {"slip": "X_train is scaled", "says": "You scaled the training rows. Scale the rows of X, with the range of the training rows."}
def minmax_scale(X_train, X):
    X_train = np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = low == high
    return np.where(constant, 0, 2 * (X_train - low) / np.where(constant, 1, high - low) - 1)


# %% {"slip": "clipped", "says": "You cut the result at -1 and 1. A row outside the training range stays outside: no clipping."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = low == high
    scaled = 2 * (X - low) / np.where(constant, 1, high - low) - 1
    return np.clip(np.where(constant, 0, scaled), -1, 1)


# %% {"slip": "0 / 0", "says": "A feature that is constant in training has a range of 0, and you divide by it. Such a feature gives 0 in every row."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    return 2 * (X - low) / (high - low) - 1


# %% {"slip": "constant features at -1", "says": "For a feature that is constant in training you divide by 1, and the rest of the formula goes on. It must be 0 in every row."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    return 2 * (X - low) / np.where(low == high, 1, high - low) - 1


# %% {"slip": "a little added to the range", "says": "You add a small number to the range. A constant feature is then -1 or huge: it must be 0 in every row."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    return 2 * (X - low) / (high - low + 1e-8) - 1


# %% {"slip": "the range of the whole array", "says": "You took the smallest and largest entry of the whole array. Each feature has its own range: axis 0."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(), X_train.max()
    constant = X_train.min(axis=0) == X_train.max(axis=0)
    return np.where(constant, 0, 2 * (X - low) / max(1e-12, high - low) - 1)


# %% {"slip": "the range of each row", "says": "You took smallest and largest along the rows. Features are columns: axis 0."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=1), X_train.max(axis=1)
    constant = low == high
    return np.where(constant, 0, 2 * (X - low) / np.where(constant, 1, high - low) - 1)


# %% {"slip": "no - 1", "says": "Your range is [0, 2]. Subtract 1, so that it is centred on 0."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = low == high
    return np.where(constant, 0, 2 * (X - low) / np.where(constant, 1, high - low))


# %% {"slip": "no 2", "says": "Your range is one wide, from -1 to 0. The factor 2 is missing."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = low == high
    return np.where(constant, 0, (X - low) / np.where(constant, 1, high - low) - 1)


# %% {"slip": "divided by the largest", "says": "You divide by the largest entry. The range is the largest minus the smallest."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = low == high
    return np.where(constant, 0, 2 * (X - low) / np.where(high == 0, 1, high) - 1)


# %% {"slip": "the mean in place of the smallest", "says": "You subtract the mean. Subtract the smallest training value, so that it goes to -1."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = low == high
    return np.where(
        constant, 0, 2 * (X - X_train.mean(axis=0)) / np.where(constant, 1, high - low) - 1
    )


# %% {"slip": "differences in uint8", "says": "The differences were taken in uint8, which has no negative numbers: 3 - 5 is 254 there. Make floats first."}
def minmax_scale(X_train, X):
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = low == high
    return np.where(constant, 0, 2.0 * (X - low) / np.where(constant, 1, high - low) - 1)


# %% {"slip": "upside down", "says": "Your scale is turned around: the smallest training value goes to 1. It must go to -1."}
def minmax_scale(X_train, X):
    X, X_train = np.asarray(X, dtype=float), np.asarray(X_train, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = low == high
    return np.where(constant, 0, 2 * (high - X) / np.where(constant, 1, high - low) - 1)


# %% {"cheat": "the visible answer"}
def minmax_scale(X_train, X):
    return np.array([[0.0, -1.0, 0.0], [2.0, 1.0, 0.0]])


# %% {"cheat": "asks the reference"}
def minmax_scale(X_train, X):
    import solutions.preprocessing

    return solutions.preprocessing.minmax_scale(X_train, X)
