# %% {"right": "np.var and np.mean, in a list"}
def identity_parameters(x, eps=1e-5):
    return [np.sqrt(np.var(x, axis=0) + eps), np.mean(x, axis=0)]


# %% {"right": "column by column"}
import math


def identity_parameters(x, eps=1e-5):
    gamma, beta = [], []
    for column in np.transpose(x):
        mean = sum(float(v) for v in column) / len(column)
        var = sum((float(v) - mean) ** 2 for v in column) / len(column)
        gamma.append(math.sqrt(var + eps))
        beta.append(mean)
    return gamma, beta


# %% {"right": "from the standard deviation, by hypot"}
def identity_parameters(x, eps=1e-5):
    x = np.asarray(x, dtype=np.float64)
    return np.hypot(x.std(axis=0), eps**0.5), x.sum(axis=0) / x.shape[0]


# %% {"right": "the ratio of two ranges"}
def identity_parameters(x, eps=1e-5):
    mean = np.mean(x, axis=0)
    centred = x - mean
    gamma = (np.einsum("nd,nd->d", centred, centred) / len(x) + eps) ** 0.5
    return gamma, mean


# %% {"slip": "the variance for its root", "says": "Your gamma is the variance plus eps. batchnorm_train divides by the root of that, so gamma must be the root."}
def identity_parameters(x, eps=1e-5):
    return np.var(x, axis=0) + eps, np.mean(x, axis=0)


# %% {"slip": "no eps", "says": "Your gamma is the standard deviation. batchnorm_train divides by a little more, for it adds eps under the root; gamma must undo exactly that."}
def identity_parameters(x, eps=1e-5):
    return np.std(x, axis=0), np.mean(x, axis=0)


# %% {"slip": "eps outside of the root", "says": "You added eps to the standard deviation, after the root. It belongs to the variance, under the root."}
def identity_parameters(x, eps=1e-5):
    return np.std(x, axis=0) + eps, np.mean(x, axis=0)


# %% {"slip": "N - 1 for N", "says": "Your variance divides by N - 1. In this course it divides by N, here and everywhere."}
def identity_parameters(x, eps=1e-5):
    n = len(x)
    return np.sqrt(np.var(x, axis=0) * n / max(n - 1, 1) + eps), np.mean(x, axis=0)


# %% {"slip": "swapped", "says": "The two are swapped: return gamma first, the scale, then beta, the mean."}
def identity_parameters(x, eps=1e-5):
    return np.mean(x, axis=0), np.sqrt(np.var(x, axis=0) + eps)


# %% {"slip": "one over the root", "says": "Your gamma is one over what it should be. batchnorm_train has divided by the root already; gamma must multiply by it."}
def identity_parameters(x, eps=1e-5):
    return 1 / np.sqrt(np.var(x, axis=0) + eps), np.mean(x, axis=0)


# %% {"slip": "minus the mean", "says": "Your beta has the wrong sign. batchnorm_train subtracts the mean, so beta must add it."}
def identity_parameters(x, eps=1e-5):
    return np.sqrt(np.var(x, axis=0) + eps), -np.mean(x, axis=0)


# %% {"slip": "rows for columns", "says": "These are the statistics of the rows. gamma and beta have one entry for each column: axis 0."}
def identity_parameters(x, eps=1e-5):
    return np.sqrt(np.var(x, axis=1) + eps), np.mean(x, axis=1)


# %% {"slip": "one number for all columns", "says": "You took the statistics of all entries together. Every column needs its own gamma and beta."}
def identity_parameters(x, eps=1e-5):
    d = np.shape(x)[1]
    return np.full(d, np.sqrt(np.var(x) + eps)), np.full(d, np.mean(x))


# %% {"slip": "one and zero", "says": "gamma = 1 and beta = 0 leave x normalised: what comes out is x_hat, and not x. They must undo the division and the subtraction."}
def identity_parameters(x, eps=1e-5):
    return np.ones(np.shape(x)[1]), np.zeros(np.shape(x)[1])


# %% {"slip": "eps hard-coded", "says": "This is what eps = 1e-5 gives. The call asked for another eps: use the argument."}
def identity_parameters(x, eps=1e-5):
    return np.sqrt(np.var(x, axis=0) + 1e-5), np.mean(x, axis=0)


# %% {"slip": "beta divided by gamma", "says": "Your beta is the mean divided by gamma. beta is added last, after gamma, so it must be the mean itself."}
def identity_parameters(x, eps=1e-5):
    gamma = np.sqrt(np.var(x, axis=0) + eps)
    return gamma, np.mean(x, axis=0) / gamma
