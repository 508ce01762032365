# %% {"right": "one affine map"}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    slope = gamma / np.sqrt(running_var + eps)
    return x * slope + (beta - running_mean * slope)


# %% {"right": "number by number"}
import math


def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    out = np.zeros(np.shape(x))
    for i, row in enumerate(x):
        for j, value in enumerate(row):
            root = math.sqrt(running_var[j] + eps)
            out[i, j] = gamma[j] * (float(value) - running_mean[j]) / root + beta[j]
    return out


# %% {"right": "row by row, in a list"}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    inverse = np.power(running_var + eps, -0.5)
    return [gamma * (row - running_mean) * inverse + beta for row in x]


# %% {"right": "a diagonal matrix, in float64"}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    x, mean, var = (np.array(a, dtype=float) for a in (x, running_mean, running_var))
    print("rows:", len(x))
    return (x - mean) @ np.diag(gamma / (var + eps) ** 0.5) + beta


# %% {"slip": "batch statistics at test time", "says": "You used the mean and the variance of x itself, the batch. At test time use running_mean and running_var, which training has left."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


# %% {"slip": "the batch's mean, the running variance", "says": "The variance is the running one, but you subtracted the mean of x itself. Use running_mean."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(running_var + eps) + beta


# %% {"slip": "the running mean, the batch's variance", "says": "The mean is the running one, but you divided by the spread of x itself. Use running_var."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * (x - running_mean) / np.sqrt(x.var(axis=0) + eps) + beta


# %% {"slip": "gamma and beta ignored", "says": "This is the normalised x. gamma and beta belong to the layer, and count at test time as in training."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return (x - running_mean) / np.sqrt(running_var + eps)


# %% {"slip": "no root", "says": "You divided by the variance. Add eps to it, and divide by the root of that: running_var is a variance, not a standard deviation."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * (x - running_mean) / (running_var + eps) + beta


# %% {"slip": "no eps", "says": "eps is missing: a running variance of 0 would give 0/0. Add it to the variance, under the root."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * (x - running_mean) / np.sqrt(running_var) + beta


# %% {"slip": "eps outside of the root", "says": "You added eps after the root. It belongs to the variance, under the root."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * (x - running_mean) / (np.sqrt(running_var) + eps) + beta


# %% {"slip": "eps hard-coded", "says": "This is what eps = 1e-5 gives. The call asked for another eps: use the argument."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * (x - running_mean) / np.sqrt(running_var + 1e-5) + beta


# %% {"slip": "not centred", "says": "running_mean was not subtracted before the division."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * x / np.sqrt(running_var + eps) + beta


# %% {"slip": "gamma multiplies beta as well", "says": "You added beta before you multiplied by gamma. The order is: normalise, times gamma, then plus beta."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * ((x - running_mean) / np.sqrt(running_var + eps) + beta)


# %% {"slip": "running_var squared, as if it were a standard deviation", "says": "You divided by the variance. Add eps to it, and divide by the root of that: running_var is a variance, not a standard deviation."}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * (x - running_mean) / np.sqrt(running_var**2 + eps) + beta


# %% {"slip": "changes x in place"}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    x -= running_mean
    return gamma * x / np.sqrt(running_var + eps) + beta
