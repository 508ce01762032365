# %% {"right": "the two functions of the exercises before"}
def preprocess_split(X, train, test):
    mean, std = fit_standardizer(X[train])
    return standardize(X[train], mean, std), standardize(X[test], mean, std)


# %% {"right": "all rows, with the training rows' numbers, then split"}
def preprocess_split(X, train, test):
    scaled = standardize(X, *fit_standardizer(X[train]))
    return [scaled[train], scaled[test]]


# %% {"right": "on its own, column by column"}
def preprocess_split(X, train, test):
    X = np.asarray(X, dtype=np.float64)
    out = np.zeros(X.shape)
    for j in range(X.shape[1]):
        seen = [X[i, j] for i in train]
        mean = sum(seen) / len(seen)
        std = (sum((x - mean) ** 2 for x in seen) / len(seen)) ** 0.5
        if std > 1e-12 * abs(mean):
            out[:, j] = (X[:, j] - mean) / std
    print("constant columns:", np.sum(~out.any(axis=0)))
    return out[train], out[test]


# %% {"right": "rows taken with np.take, in float64"}
def preprocess_split(X, train, test):
    first = np.take(X, train, axis=0).astype(np.float64)
    second = np.take(X, test, axis=0).astype(np.float64)
    mean, std = first.mean(axis=0), first.std(axis=0)
    flat = std <= 1e-10 * np.maximum(np.abs(mean), 1e-30)
    std[flat] = np.inf
    return (first - mean) / std, (second - mean) / std


# %% {"slip": "statistics of all rows", "says": "Mean and std come from all rows: the test rows have leaked into them. Take them from X[train] alone."}
def preprocess_split(X, train, test):
    scaled = standardize(X, *fit_standardizer(X))
    return scaled[train], scaled[test]


# %% {"slip": "each part by itself", "says": "You standardise the test rows by their own mean and std. They get the numbers of the training rows."}
def preprocess_split(X, train, test):
    first, second = X[train], X[test]
    return (
        standardize(first, *fit_standardizer(first)),
        standardize(second, *fit_standardizer(second)),
    )


# %% {"slip": "statistics of the test rows", "says": "Mean and std come from the test rows. Take them from the training rows."}
def preprocess_split(X, train, test):
    mean, std = fit_standardizer(X[test])
    return standardize(X[train], mean, std), standardize(X[test], mean, std)


# %% {"slip": "the test rows as they were", "says": "The test rows came back as they were. Standardise them too, with the training rows' numbers."}
def preprocess_split(X, train, test):
    return standardize(X[train], *fit_standardizer(X[train])), X[test]


# %% {"slip": "the other order", "says": "The order is the other way round: the training rows first, then the test rows."}
def preprocess_split(X, train, test):
    mean, std = fit_standardizer(X[train])
    return standardize(X[test], mean, std), standardize(X[train], mean, std)


# %% {"slip": "only the mean", "says": "Only the mean was subtracted. Divide by the std of the training rows, too."}
def preprocess_split(X, train, test):
    mean = feature_means(X[train])
    return center(X[train], mean), center(X[test], mean)


# %% {"slip": "the std of all rows", "says": "The mean is right, but the std comes from all rows: the test rows have leaked into it."}
def preprocess_split(X, train, test):
    mean, std = feature_means(X[train]), fit_standardizer(X)[1]
    return standardize(X[train], mean, std), standardize(X[test], mean, std)


# %% {"slip": "the mean of all rows", "says": "The std is right, but the mean comes from all rows: the test rows have leaked into it."}
def preprocess_split(X, train, test):
    mean, std = feature_means(X), fit_standardizer(X[train])[1]
    return standardize(X[train], mean, std), standardize(X[test], mean, std)


# %% {"slip": "divided by n - 1", "says": "Your std divides by n - 1. In this course it divides by the number of training rows."}
def preprocess_split(X, train, test):
    mean, std = feature_means(X[train]), np.std(X[train], axis=0, ddof=1)
    return standardize(X[train], mean, std), standardize(X[test], mean, std)


# %% {"slip": "the first rows in place of the indices", "says": "You split X by the number of rows. `train` and `test` say which rows belong to which part: X[train], X[test]."}
def preprocess_split(X, train, test):
    first, second = X[: len(train)], X[len(train) : len(train) + len(test)]
    mean, std = fit_standardizer(first)
    return standardize(first, mean, std), standardize(second, mean, std)


# %% {"slip": "in the order of X", "says": "Your rows come in the order of X. They must come in the order of the indices: X[train]."}
def preprocess_split(X, train, test):
    train, test = np.sort(train), np.sort(test)
    mean, std = fit_standardizer(X[train])
    return standardize(X[train], mean, std), standardize(X[test], mean, std)


# %% {"slip": "0 / 0", "says": "A feature that is constant in the training rows has a std of 0, and you divide by it. It must be 0 in both parts; your standardize does that."}
def preprocess_split(X, train, test):
    mean, std = fit_standardizer(X[train])
    return (X[train] - mean) / std, (X[test] - mean) / std


# %% {"slip": "min-max", "says": "You scaled to the range [-1, 1]. Standardise: subtract the mean, and divide by the std."}
def preprocess_split(X, train, test):
    return minmax_scale(X[train], X[train]), minmax_scale(X[train], X[test])


# %% {"slip": "the training rows alone", "says": "You return one array. Return two: the training rows, and the test rows."}
def preprocess_split(X, train, test):
    return standardize(X[train], *fit_standardizer(X[train]))


# %% {"slip": "all rows behind the training rows", "says": "Your first part holds all rows. Return X[train] and X[test], standardised."}
def preprocess_split(X, train, test):
    scaled = standardize(X, *fit_standardizer(X[train]))
    return scaled, scaled[test]


# %% {"cheat": "the visible answer"}
def preprocess_split(X, train, test):
    return np.array([[-1.0], [1.0]]), np.array([[5.0]])


# %% {"cheat": "asks the reference"}
def preprocess_split(X, train, test):
    import solutions.preprocessing

    return solutions.preprocessing.preprocess_split(X, train, test)
