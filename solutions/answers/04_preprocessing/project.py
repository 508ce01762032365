# %% {"right": "centred rows times the first columns"}
def project(X, mean, U, k):
    return (X - mean) @ U[:, :k]


# %% {"right": "all coordinates, then the first k"}
def project(X, mean, U, k):
    return np.dot(center(X, mean), U)[:, :k]


# %% {"right": "transposed, in float64"}
def project(X, mean, U, k):
    directions = np.asarray(U, dtype=np.float64).T[:k]
    print(len(directions), "directions")
    return (directions @ (np.asarray(X, dtype=np.float64) - mean).T).T


# %% {"right": "one product for each row and direction"}
def project(X, mean, U, k):
    k = min(k, U.shape[1])
    Z = np.zeros((len(X), k))
    for i, row in enumerate(X):
        for j in range(k):
            Z[i, j] = np.sum((row - mean) * U[:, j])
    return Z


# %% {"right": "the product of X, minus the product of the mean"}
def project(X, mean, U, k):
    first = U[:, : min(k, len(U))]
    return np.einsum("nd,dk->nk", X, first) - mean @ first


# %% {"slip": "no mean", "says": "The mean was not subtracted. Coordinates are counted from the mean: subtract it first."}
def project(X, mean, U, k):
    return X @ U[:, :k]


# %% {"slip": "its own mean", "says": "You subtract the mean of X itself. Subtract the mean that is given: later it comes from other rows."}
def project(X, mean, U, k):
    return (X - X.mean(axis=0)) @ U[:, :k]


# %% {"slip": "the mean added", "says": "The mean was added. Subtract it."}
def project(X, mean, U, k):
    return (X + mean) @ U[:, :k]


# %% {"slip": "rows as directions", "says": "You take the rows of U for directions. They are its columns."}
def project(X, mean, U, k):
    return (X - mean) @ U[:k].T


# %% {"slip": "the last k", "says": "You take the last k columns. The directions of the largest variance are the first k."}
def project(X, mean, U, k):
    return (X - mean) @ U[:, max(0, U.shape[1] - k) :]


# %% {"slip": "the k-th alone", "says": "You take one single direction. All of the first k are meant: U[:, :k]."}
def project(X, mean, U, k):
    j = min(max(k, 1), U.shape[1]) - 1
    return (X - mean) @ U[:, j : j + 1]


# %% {"slip": "all coordinates", "says": "These are the coordinates in all D directions. Keep the first k."}
def project(X, mean, U, k):
    return (X - mean) @ U


# %% {"slip": "one too many", "says": "You take k + 1 directions. A slice [:k] has k entries, from 0 to k - 1."}
def project(X, mean, U, k):
    return (X - mean) @ U[:, : k + 1]


# %% {"slip": "k features", "says": "You take the first k features of the data, not the first k directions. Every coordinate mixes all features."}
def project(X, mean, U, k):
    return (X - mean)[:, :k]


# %% {"slip": "back again", "says": "You went back to D columns. Return the k coordinates: the way back is the next exercise."}
def project(X, mean, U, k):
    first = U[:, :k]
    return (X - mean) @ first @ first.T


# %% {"slip": "transposed", "says": "Your result is (k, N). Rows are examples: (N, k)."}
def project(X, mean, U, k):
    return ((X - mean) @ U[:, :k]).T


# %% {"slip": "only one mean", "says": "You subtract one number everywhere, the mean of the means. Each column has its own mean."}
def project(X, mean, U, k):
    return (X - np.mean(mean)) @ U[:, :k]


# %% {"slip": "the mean afterwards", "says": "You subtract the mean after the projection, with the numbers of the old axes. Subtract it from X first."}
def project(X, mean, U, k):
    return X @ U[:, :k] - mean[: min(k, len(mean))]


# %% {"slip": "standardised", "says": "Your coordinates are divided by their spread. That is whitening, and comes later."}
def project(X, mean, U, k):
    Z = (X - mean) @ U[:, :k]
    std = Z.std(axis=0)
    return Z / np.where(std == 0, 1, std)


# %% {"slip": "a flat result for one direction", "says": "Your result has one axis. It is (N, k), also for k = 1: take U[:, :k], not U[:, 0]."}
def project(X, mean, U, k):
    return (X - mean) @ (U[:, 0] if k == 1 else U[:, :k])


# %% {"slip": "in place", "says": "X was changed. X - mean makes a new array; X -= mean does not."}
def project(X, mean, U, k):
    X -= mean
    return X @ U[:, :k]


# %% {"cheat": "the visible answer"}
def project(X, mean, U, k):
    return np.array([[5.0], [0.0]])


# %% {"cheat": "asks the reference"}
def project(X, mean, U, k):
    import solutions.preprocessing

    return solutions.preprocessing.project(X, mean, U, k)
