# %% {"right": "np.mean and np.std"}
def fit_standardizer(X_train):
    return np.mean(X_train, axis=0), np.std(X_train, axis=0)


# %% {"right": "by the definition, in float64, as a list"}
def fit_standardizer(X_train):
    X = np.asarray(X_train, dtype=np.float64)
    mean = X.sum(axis=0) / len(X)
    variance = np.sum((X - mean) ** 2, axis=0) / len(X)
    return [mean, np.sqrt(variance)]


# %% {"right": "column by column, with plain numbers"}
import math


def of_column(column):
    N = len(column)
    mean = math.fsum(column) / N
    return mean, math.sqrt(math.fsum((x - mean) ** 2 for x in column) / N)


def fit_standardizer(X_train):
    pairs = [of_column([float(x) for x in column]) for column in np.transpose(X_train)]
    print(pairs[:2])
    return [mean for mean, _ in pairs], [std for _, std in pairs]


# %% {"right": "the length of each centred column"}
def fit_standardizer(X_train):
    mean = feature_means(X_train)
    std = np.linalg.norm(center(X_train, mean), axis=0) / np.sqrt(len(X_train))
    return mean, std


# %% {"right": "the diagonal of a matrix product"}
def fit_standardizer(X_train):
    mean = X_train.mean(axis=0)
    C = X_train - mean
    return mean, np.diag(C.T @ C / C.shape[0]) ** 0.5


# %% {"slip": "divided by N - 1", "says": "Your standard deviation divides by N - 1 (ddof=1). In this course it divides by N."}
def fit_standardizer(X_train):
    return np.mean(X_train, axis=0), np.std(X_train, axis=0, ddof=1)


# %% {"slip": "the variance", "says": "The second value is the variance. The standard deviation is its square root."}
def fit_standardizer(X_train):
    return np.mean(X_train, axis=0), np.var(X_train, axis=0)


# %% {"slip": "by rows", "says": "You go along the rows, axis 1. Features are columns: one mean and one std for each column, axis 0."}
def fit_standardizer(X_train):
    return np.mean(X_train, axis=1), np.std(X_train, axis=1)


# %% {"slip": "one number for all", "says": "You return one mean and one std for the whole array. Each feature has its own: axis 0."}
def fit_standardizer(X_train):
    return np.mean(X_train), np.std(X_train)


# %% {"slip": "one std for all features", "says": "Your means are right, but there is one std for the whole array. Each feature has its own: axis 0."}
def fit_standardizer(X_train):
    return np.mean(X_train, axis=0), np.std(X_train)


# %% {"slip": "the other order", "says": "The order is the other way round: the mean first, then the std."}
def fit_standardizer(X_train):
    return np.std(X_train, axis=0), np.mean(X_train, axis=0)


# %% {"slip": "the mean distance", "says": "The second value is the mean distance from the mean. The standard deviation takes the mean of the squares, and then the root."}
def fit_standardizer(X_train):
    mean = np.mean(X_train, axis=0)
    return mean, np.mean(np.abs(X_train - mean), axis=0)


# %% {"slip": "not centred", "says": "The squares were taken of X itself. Subtract the mean first: the std measures the distance from the mean."}
def fit_standardizer(X_train):
    X = np.asarray(X_train, dtype=np.float64)
    return X.mean(axis=0), np.sqrt(np.mean(X**2, axis=0))


# %% {"slip": "not divided", "says": "The squares are added up, but not divided by the number of rows."}
def fit_standardizer(X_train):
    X = np.asarray(X_train, dtype=np.float64)
    mean = X.mean(axis=0)
    return mean, np.sqrt(np.sum((X - mean) ** 2, axis=0))


# %% {"slip": "the root divided by N", "says": "You divide by N after the root. Divide first, then take the root."}
def fit_standardizer(X_train):
    X = np.asarray(X_train, dtype=np.float64)
    mean = X.mean(axis=0)
    return mean, np.sqrt(np.sum((X - mean) ** 2, axis=0)) / len(X)


# %% {"slip": "a std of 1 for constant features", "says": "A constant feature got another std than 0. Return its std as it is, 0; what to do with it is decided in standardize."}
def fit_standardizer(X_train):
    std = np.std(X_train, axis=0)
    return np.mean(X_train, axis=0), np.where(std == 0, 1, std)


# %% {"slip": "a little added", "says": "Something small was added to your std. Return it as it is, also where it is 0."}
def fit_standardizer(X_train):
    return np.mean(X_train, axis=0), np.std(X_train, axis=0) + 1e-5


# %% {"slip": "the range", "says": "The second value is the range, largest minus smallest. The standard deviation is the root of the mean square."}
def fit_standardizer(X_train):
    X = np.asarray(X_train, dtype=np.float64)
    return X.mean(axis=0), X.max(axis=0) - X.min(axis=0)


# %% {"slip": "squares of small whole numbers", "says": "Squares of uint8 numbers are too large for uint8, and wrap around at 256. Make floats first."}
def fit_standardizer(X_train):
    mean = X_train.mean(axis=0)
    squares = np.mean(X_train**2, axis=0)
    return mean, np.sqrt(np.maximum(0, squares - mean**2))


# %% {"slip": "the standardised rows", "says": "This is the result of standardising. Here return only what it needs: the mean and the std."}
def fit_standardizer(X_train):
    std = np.std(X_train, axis=0)
    return (X_train - np.mean(X_train, axis=0)) / np.where(std == 0, 1, std)


# %% {"cheat": "the visible answer"}
def fit_standardizer(X_train):
    return np.array([4.0, 20.0]), np.array([np.sqrt(5.0), 0.0])


# %% {"cheat": "asks the reference"}
def fit_standardizer(X_train):
    import solutions.preprocessing

    return solutions.preprocessing.fit_standardizer(X_train)
