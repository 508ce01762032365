# %% {"right": "as in the hint"}
def standardize(X, mean, std):
    constant = std <= 1e-12 * np.abs(mean)
    result = (X - mean) / np.where(constant, 1, std)
    return np.where(constant, 0, result)


# %% {"right": "column by column"}
def standardize(X, mean, std):
    X = np.asarray(X, dtype=np.float64)
    out = np.zeros(X.shape)
    for j in range(X.shape[1]):
        if std[j] > 1e-10 * abs(mean[j]):
            out[:, j] = (X[:, j] - mean[j]) / std[j]
    return out


# %% {"right": "times a scale that is 0 for constant features"}
def scale_of(mean, std):
    scale = np.zeros(len(std))
    varies = np.abs(std) > 1e-9 * np.abs(mean)
    scale[varies] = 1 / std[varies]
    print(varies.sum(), "features vary")
    return scale


def standardize(X, mean, std):
    return center(X, mean) * scale_of(mean, std)


# %% {"right": "NaN and infinity are mended afterwards"}
def standardize(X, mean, std):
    tiny = np.asarray(std) <= 1e-13 * np.maximum(np.abs(mean), 1e-30)
    with np.errstate(all="ignore"):
        z = (np.asarray(X, dtype=float) - mean) / np.where(tiny, np.inf, std)
    return z


# %% {"right": "rows as a list"}
def standardize(X, mean, std):
    rows = []
    for row in X:
        z = []
        for x, m, s in zip(row, mean, std):
            z.append((float(x) - float(m)) / float(s) if s > 1e-12 * abs(m) else 0.0)
        rows.append(z)
    return rows


# %% {"slip": "0 / 0", "says": "Where std is 0 you divide by it: the result is NaN or infinite. A constant feature gives 0 in every row."}
def standardize(X, mean, std):
    return (X - mean) / std


# %% {"slip": "a little added to std", "says": "You divide a constant feature by a small number in place of 0. It becomes huge in rows that differ from the mean: it must be 0 in every row."}
def standardize(X, mean, std):
    return (X - mean) / (std + 1e-8)


# %% {"slip": "a limit below std", "says": "You divide a constant feature by a small number in place of 0. It becomes huge in rows that differ from the mean: it must be 0 in every row."}
def standardize(X, mean, std):
    return (X - mean) / np.maximum(std, 1e-8)


# %% {"slip": "constant features divided by 1", "says": "You divide a constant feature by 1, so rows that differ from the mean are not 0. Such a feature says nothing: set it to 0 in every row."}
def standardize(X, mean, std):
    return (X - mean) / np.where(std == 0, 1, std)


# %% {"slip": "NaN alone becomes 0", "says": "You mend NaN, but where X differs from the mean, a division by 0 gives infinity. A constant feature gives 0 in every row."}
def standardize(X, mean, std):
    with np.errstate(all="ignore"):
        z = (X - mean) / std
    return np.where(np.isnan(z), 0, z)


# %% {"slip": "exact zeros alone", "says": "Only a std of exactly 0 counts as constant for you. Rounding can leave 1e-17 in place of 0: compare std with the size of the mean."}
def standardize(X, mean, std):
    constant = np.asarray(std) == 0
    return np.where(constant, 0, (X - mean) / np.where(constant, 1, std))


# %% {"slip": "less than, not at most", "says": "A feature that is 0 in every training row has a mean of 0 and a std of 0, and 0 < 0 is False: it is not found. Use <=."}
def standardize(X, mean, std):
    constant = np.asarray(std) < 1e-12 * np.abs(mean)
    return np.where(constant, 0, (X - mean) / np.where(constant, 1, std))


# %% {"slip": "a limit that is too high", "says": "A std of 0.001 was taken for 0. A feature may have a small spread: only what rounding leaves counts as 0, compared with the size of the mean."}
def standardize(X, mean, std):
    constant = np.asarray(std) < 0.01
    return np.where(constant, 0, (X - mean) / np.where(constant, 1, std))


# %% {"slip": "its own mean and std", "says": "You compute mean and std anew from X. Use the given ones: they come from the training rows."}
def standardize(X, mean, std):
    mean, std = np.mean(X, axis=0), np.std(X, axis=0)
    constant = std <= 1e-12 * np.abs(mean)
    return np.where(constant, 0, (X - mean) / np.where(constant, 1, std))


# %% {"slip": "divided by the variance", "says": "You divide by std squared, the variance. Divide by the std itself."}
def standardize(X, mean, std):
    constant = std <= 1e-12 * np.abs(mean)
    return np.where(constant, 0, (X - mean) / np.where(constant, 1, std) ** 2)


# %% {"slip": "the root of std", "says": "You take the root of the std. It is the root of the variance already: divide by it as it is."}
def standardize(X, mean, std):
    constant = std <= 1e-12 * np.abs(mean)
    return np.where(constant, 0, (X - mean) / np.sqrt(np.where(constant, 1, std)))


# %% {"slip": "no mean", "says": "The mean was not subtracted."}
def standardize(X, mean, std):
    constant = std <= 1e-12 * np.abs(mean)
    return np.where(constant, 0, X / np.where(constant, 1, std))


# %% {"slip": "no std", "says": "The mean was subtracted, but nothing was divided by the std."}
def standardize(X, mean, std):
    constant = std <= 1e-12 * np.abs(mean)
    return np.where(constant, 0, X - mean)


# %% {"slip": "brackets", "says": "Brackets are missing: only the mean was divided by the std. Subtract first, then divide."}
def standardize(X, mean, std):
    constant = std <= 1e-12 * np.abs(mean)
    return np.where(constant, 0, X - mean / np.where(constant, 1, std))


# %% {"slip": "times std", "says": "You multiply by the std. Divide by it."}
def standardize(X, mean, std):
    constant = std <= 1e-12 * np.abs(mean)
    return np.where(constant, 0, (X - mean) * std)


# %% {"slip": "constant features are dropped", "says": "Your result has fewer columns. A constant feature stays, with 0 in every row."}
def standardize(X, mean, std):
    varies = std > 1e-12 * np.abs(mean)
    return (X[:, varies] - mean[varies]) / std[varies]


# %% {"slip": "in place", "says": "X was changed. X - mean makes a new array; X -= mean does not."}
def standardize(X, mean, std):
    constant = std <= 1e-12 * np.abs(mean)
    X -= mean
    X /= np.where(constant, 1, std)
    return np.where(constant, 0, X)


# %% {"cheat": "the visible answers"}
def standardize(X, mean, std):
    return np.array([[-1.0, 2.0], [3.0, 0.0]]) if len(mean) == 2 else np.zeros((2, 1))


# %% {"cheat": "asks the reference"}
def standardize(X, mean, std):
    import solutions.preprocessing

    return solutions.preprocessing.standardize(X, mean, std)
