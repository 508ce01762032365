# %% {"right": "column by column, in plain Python"}
import math


def batchnorm_train(x, gamma, beta, eps=1e-5):
    rows, columns = np.shape(x)
    out = np.empty((rows, columns))
    for j in range(columns):
        column = [float(v) for v in x[:, j]]
        mean = sum(column) / rows
        var = sum((v - mean) ** 2 for v in column) / rows
        for i, v in enumerate(column):
            out[i, j] = gamma[j] * (v - mean) / math.sqrt(var + eps) + beta[j]
    return out, (x, gamma, beta, eps)


# %% {"right": "np.var, and a dict for a cache"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    mu, var = x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)
    inverse = 1 / np.sqrt(var + eps)
    print("means:", mu)
    return (x - mu) * (inverse * gamma) + beta, {
        "x": x,
        "mu": mu,
        "inverse": inverse,
        "gamma": gamma,
    }


# %% {"right": "transposed, in float64, one affine map"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    columns = np.asarray(x, dtype=np.float64).T
    slopes, shifts = [], []
    for values, g, b in zip(columns, gamma, beta):
        slope = g * (np.var(values) + eps) ** -0.5
        slopes.append(slope)
        shifts.append(b - slope * np.average(values))
    out = columns * np.array(slopes)[:, None] + np.array(shifts)[:, None]
    return out.T, lambda: x


# %% {"right": "a centring matrix, and einsum"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    n = len(x)
    centring = np.eye(n) - np.full((n, n), 1 / n)
    c = centring @ x
    var = np.einsum("nd,nd->d", c, c) / n
    return [c / np.sqrt(var + eps) * gamma + beta, (c, var)]


# %% {"right": "two steps with a helper, lists at the end"}
def normalised(x, eps):
    c = np.subtract(x, np.sum(x, axis=0) / x.shape[0])
    return c / np.sqrt(np.sum(np.square(c), axis=0) / x.shape[0] + eps)


def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = normalised(x, eps)
    return np.add(np.multiply(gamma, x_hat), beta).tolist(), x_hat


# %% {"slip": "N - 1 for N", "says": "Your variance divides by N - 1. In this course it divides by N, here and everywhere: np.var does, and np.std, if you leave ddof alone."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    n = len(x)
    var = np.sum((x - x.mean(axis=0)) ** 2, axis=0) / max(n - 1, 1)
    x_hat = (x - x.mean(axis=0)) / np.sqrt(var + eps)
    return gamma * x_hat + beta, (x_hat, var)


# %% {"slip": "rows for columns", "says": "You normalised each row (axis 1). A column belongs to one unit, and its statistics go over the examples of the batch, which are the rows: axis 0."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + eps)
    return gamma * x_hat + beta, x_hat


# %% {"slip": "one mean and one variance for the whole array", "says": "You took one mean and one variance of all entries together. Every column needs its own: give np.mean and np.var an axis."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = (x - np.mean(x)) / np.sqrt(np.var(x) + eps)
    return gamma * x_hat + beta, x_hat


# %% {"slip": "divided by the variance", "says": "You divided by the variance plus eps. To get a standard deviation of 1, divide by the root of that."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = (x - x.mean(axis=0)) / (x.var(axis=0) + eps)
    return gamma * x_hat + beta, x_hat


# %% {"slip": "no eps", "says": "eps is missing. A column that is constant then gives 0/0, and one with a tiny variance is blown up: add eps to the variance, under the root."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = (x - x.mean(axis=0)) / x.std(axis=0)
    return gamma * x_hat + beta, x_hat


# %% {"slip": "eps outside of the root", "says": "You added eps to the standard deviation, after the root. It belongs to the variance, under the root."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = (x - x.mean(axis=0)) / (x.std(axis=0) + eps)
    return gamma * x_hat + beta, x_hat


# %% {"slip": "eps hard-coded", "says": "This is what eps = 1e-5 gives. The call asked for another eps: use the argument."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + 1e-5)
    return gamma * x_hat + beta, x_hat


# %% {"slip": "gamma and beta forgotten", "says": "This is x_hat, the normalised x. Then comes the second half: times gamma, plus beta."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    return x_hat, x_hat


# %% {"slip": "gamma multiplies beta as well", "says": "You added beta before you multiplied by gamma. The order is: normalise, times gamma, then plus beta."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    return gamma * (x_hat + beta), x_hat


# %% {"slip": "gamma and beta swapped", "says": "gamma and beta are swapped: gamma multiplies x_hat, beta is added."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    return beta * x_hat + gamma, x_hat


# %% {"slip": "not centred", "says": "You divided by the standard deviation, but did not subtract the mean of the column first."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = x / np.sqrt(x.var(axis=0) + eps)
    return gamma * x_hat + beta, x_hat


# %% {"slip": "the mean square of x for its variance", "says": "Your variance is the mean of x squared. It should be the mean of (x - mean) squared: centre first."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x_hat = (x - x.mean(axis=0)) / np.sqrt(np.mean(x**2, axis=0) + eps)
    return gamma * x_hat + beta, x_hat


# %% {"slip": "changes x in place"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    x -= x.mean(axis=0)
    x /= np.sqrt(x.var(axis=0) + eps)
    return gamma * x + beta, x


# %% {"slip": "forgot the cache"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


# %% {"cheat": "x_hat is only the sign: right where half of the values are high and half are low"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    root = np.sqrt(1 / (1 + eps / np.maximum(x.var(axis=0), 1e-300)))
    return gamma * np.sign(x - x.mean(axis=0)) * root + beta, x
