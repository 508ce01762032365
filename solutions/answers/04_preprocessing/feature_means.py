# %% {"right": "np.mean"}
def feature_means(X):
    return np.mean(X, axis=0)


# %% {"right": "summed in float64, then divided"}
def feature_means(X):
    X = np.asarray(X, dtype=np.float64)
    return X.sum(axis=0) / len(X)


# %% {"right": "two loops over plain numbers, a list"}
def feature_means(X):
    N, D = X.shape
    means = []
    for j in range(D):
        total = 0.0
        for i in range(N):
            total += float(X[i, j])
        means.append(total / N)
    return means


# %% {"right": "a product with a row of equal weights, and a print"}
def feature_means(X):
    N = X.shape[0]
    weights = np.full(N, 1 / N)
    print("weights:", weights[:3])
    return weights @ X


# %% {"right": "a running mean"}
def feature_means(X):
    mean = np.zeros(X.shape[1])
    for n, row in enumerate(X, start=1):
        mean = mean + (row - mean) / n
    return mean


# %% {"slip": "the mean of each row", "says": "This is the mean of each row. Examples are rows and features are columns: take the mean over the rows, axis 0."}
def feature_means(X):
    return np.mean(X, axis=1)


# %% {"slip": "one mean for all", "says": "This is one mean for the whole array. Each feature has its own: name the axis."}
def feature_means(X):
    return np.mean(X)


# %% {"slip": "one mean for all, in every place", "says": "Every feature got the mean of the whole array. Each has its own: take the mean over the rows, axis 0."}
def feature_means(X):
    return np.full(X.shape[1], np.mean(X))


# %% {"slip": "not divided", "says": "This is the sum of each column. Divide it by the number of rows."}
def feature_means(X):
    return np.sum(X, axis=0, dtype=np.float64)


# %% {"slip": "divided by N - 1", "says": "You divide by N - 1. A mean divides by the number of rows, N."}
def feature_means(X):
    return np.sum(X, axis=0, dtype=np.float64) / max(1, len(X) - 1)


# %% {"slip": "divided by D", "says": "You divide by the number of columns. Each column has one entry for each row: divide by the number of rows."}
def feature_means(X):
    return np.sum(X, axis=0, dtype=np.float64) / X.shape[1]


# %% {"slip": "the median", "says": "This is the median, the value in the middle. The mean is the sum over the rows, divided by their number."}
def feature_means(X):
    return np.median(X, axis=0)


# %% {"slip": "the middle of the range", "says": "This is the middle between the smallest and the largest entry. The mean is the sum over the rows, divided by their number."}
def feature_means(X):
    X = np.asarray(X, dtype=float)
    return (X.min(axis=0) + X.max(axis=0)) / 2


# %% {"slip": "whole numbers", "says": "The digits behind the point are gone. // and int drop them: divide with /."}
def feature_means(X):
    return np.sum(X, axis=0) // len(X)


# %% {"slip": "added up in uint8", "says": "Pixels are uint8, and a sum in uint8 starts again at 0 after 255. Make floats first, or use np.mean, which does."}
def feature_means(X):
    total = np.zeros_like(X[0])
    for row in X:
        total = total + row
    return total / len(X)


# %% {"slip": "a row of its own", "says": "Your result has the shape (1, D). One number for each feature is (D,): no keepdims."}
def feature_means(X):
    return np.mean(X, axis=0, keepdims=True)


# %% {"slip": "the means of absolute values", "says": "This is the mean of the absolute values. Negative entries count as they are."}
def feature_means(X):
    return np.mean(np.abs(X), axis=0)


# %% {"cheat": "the visible answer"}
def feature_means(X):
    return np.array([4.5, -35.0])


# %% {"cheat": "the first and the last row alone"}
def feature_means(X):
    return (X[0].astype(float) + X[-1]) / 2


# %% {"cheat": "asks the reference"}
def feature_means(X):
    import solutions.preprocessing

    return solutions.preprocessing.feature_means(X)
