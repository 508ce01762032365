# %% {"right": "a matrix product of the centred rows"}
def covariance(X):
    C = X - X.mean(axis=0)
    return C.T @ C / len(X)


# %% {"right": "np.cov with its arguments set"}
def covariance(X):
    return np.atleast_2d(np.cov(np.asarray(X, dtype=np.float64), rowvar=False, bias=True))


# %% {"right": "the mean of outer products"}
def covariance(X):
    mean = feature_means(X)
    total = np.zeros((X.shape[1], X.shape[1]))
    for row in X:
        total += np.outer(row - mean, row - mean)
    return total / X.shape[0]


# %% {"right": "pair by pair, a nested list"}
def covariance(X):
    X = np.asarray(X, dtype=np.float64)
    N, D = X.shape
    means = [sum(X[:, j]) / N for j in range(D)]
    result = [[0.0] * D for _ in range(D)]
    for j in range(D):
        for k in range(D):
            pairs = zip(X[:, j].tolist(), X[:, k].tolist())
            result[j][k] = sum((p - means[j]) * (q - means[k]) for p, q in pairs) / N
    print(len(result), "features")
    return result


# %% {"right": "the mean of products minus the product of means, in float64"}
def covariance(X):
    X = np.asarray(X, dtype=np.float64)
    mean = X.mean(axis=0)
    return X.T @ X / len(X) - np.outer(mean, mean)


# %% {"slip": "divided by N - 1", "says": "You divide by N - 1, as np.cov does. In this course a covariance divides by N."}
def covariance(X):
    C = X - X.mean(axis=0)
    return C.T @ C / max(1, len(X) - 1)


# %% {"slip": "np.cov as it is, features in columns", "says": "You divide by N - 1, as np.cov does. In this course a covariance divides by N."}
def covariance(X):
    return np.atleast_2d(np.cov(X, rowvar=False))


# %% {"slip": "np.cov of the rows", "says": "np.cov takes the rows for the features, and your result is (N, N). Features are columns here: the result is (D, D)."}
def covariance(X):
    return np.atleast_2d(np.cov(X, bias=True))


# %% {"slip": "not centred", "says": "X was not centred. Subtract the mean of each column first."}
def covariance(X):
    X = np.asarray(X, dtype=np.float64)
    return X.T @ X / len(X)


# %% {"slip": "not divided", "says": "The products are added up, but not divided by the number of rows."}
def covariance(X):
    C = X - X.mean(axis=0)
    return C.T @ C


# %% {"slip": "divided by D", "says": "You divide by the number of columns. The sum runs over the rows: divide by their number."}
def covariance(X):
    C = X - X.mean(axis=0)
    return C.T @ C / X.shape[1]


# %% {"slip": "divided by all entries", "says": "You divide by the number of all entries. The sum runs over the rows: divide by their number."}
def covariance(X):
    C = X - X.mean(axis=0)
    return C.T @ C / X.size


# %% {"slip": "the rows multiplied", "says": "Your result is (N, N): the examples were multiplied with each other. The transposed matrix belongs on the left, so that the result is (D, D)."}
def covariance(X):
    C = X - X.mean(axis=0)
    return C @ C.T / len(X)


# %% {"slip": "one mean for all", "says": "You subtract the mean of the whole array. Each column has its own mean."}
def covariance(X):
    C = X - X.mean()
    return C.T @ C / len(X)


# %% {"slip": "centred along the rows", "says": "You subtract the mean of each row. Subtract the mean of each column, axis 0."}
def covariance(X):
    C = X - X.mean(axis=1, keepdims=True)
    return C.T @ C / len(X)


# %% {"slip": "the correlation", "says": "You also divide by the standard deviations: that is the correlation, with ones on the diagonal. The covariance keeps the scale."}
def covariance(X):
    C = X - X.mean(axis=0)
    std = C.std(axis=0)
    C = C / np.where(std == 0, 1, std)
    return C.T @ C / len(X)


# %% {"slip": "the variances alone", "says": "These are the variances, the diagonal. The covariance is (D, D): each feature with each."}
def covariance(X):
    return np.var(X, axis=0)


# %% {"slip": "zeros beside the diagonal", "says": "Only the diagonal is there. Beside it stands the covariance of two different features."}
def covariance(X):
    return np.diag(np.var(X, axis=0))


# %% {"slip": "absolute values", "says": "Negative covariances became positive. Two features that move against each other have a negative one."}
def covariance(X):
    C = X - X.mean(axis=0)
    return np.abs(C.T @ C) / len(X)


# %% {"slip": "products of small whole numbers", "says": "Products of uint8 numbers wrap around at 256. Make floats first."}
def covariance(X):
    mean = X.mean(axis=0)
    return X.T @ X / len(X) - np.outer(mean, mean)


# %% {"slip": "in place", "says": "X was changed. X - mean makes a new array; X -= mean does not."}
def covariance(X):
    if X.dtype.kind != "f":
        X = X.astype(float)
    X -= X.mean(axis=0)
    return X.T @ X / len(X)


# %% {"slip": "entry by entry", "says": "You multiply entry by entry, and the result has the shape of X. The matrix product is @, with the transposed matrix on the left."}
def covariance(X):
    C = X - X.mean(axis=0)
    return C * C / len(X)


# %% {"cheat": "the visible answer"}
def covariance(X):
    return np.array([[1.0, 2.0], [2.0, 4.0]])


# %% {"cheat": "as if all features went together"}
def covariance(X):
    std = X.std(axis=0)
    return np.outer(std, std)


# %% {"cheat": "asks the reference"}
def covariance(X):
    import solutions.preprocessing

    return solutions.preprocessing.covariance(X)
