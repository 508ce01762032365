# %% {"right": "the six steps, one by one"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    c = x - np.mean(x, axis=0)
    var = np.mean(c**2, axis=0)
    s = np.sqrt(var + eps)
    x_hat = c / s
    return gamma * x_hat + beta, (c, s, x_hat, gamma)


def batchnorm_backward(dout, cache):
    c, s, x_hat, gamma = cache
    N = dout.shape[0]
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    dx_hat = dout * gamma
    dc = dx_hat / s
    ds = -(dx_hat * c / s**2).sum(axis=0)
    dvar = ds / (2 * s)
    dc = dc + dvar * 2 * c / N
    dx = dc.copy()
    dmu = -dc.sum(axis=0)
    dx = dx + dmu / N
    return dx, dgamma, dbeta


# %% {"right": "the whole Jacobian of every column"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    out = gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta
    return out, (x, gamma, eps)


def batchnorm_backward(dout, cache):
    x, gamma, eps = cache
    N, D = x.shape
    dx = np.zeros((N, D))
    dgamma = np.zeros(D)
    for j in range(D):
        s = np.sqrt(x[:, j].var() + eps)
        h = (x[:, j] - x[:, j].mean()) / s
        jacobian = gamma[j] / s * (np.eye(N) - np.ones((N, N)) / N - np.outer(h, h) / N)
        dx[:, j] = jacobian @ dout[:, j]
        dgamma[j] = h @ dout[:, j]
    return dx, dgamma, np.ones(N) @ dout


# %% {"right": "the form of the paper, the cache a dict"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    mu = x.mean(axis=0)
    var = x.var(axis=0)
    kept = {"x": x, "mu": mu, "var": var, "gamma": gamma, "eps": eps}
    return gamma * (x - mu) / np.sqrt(var + eps) + beta, kept


def batchnorm_backward(dout, cache):
    x, mu, gamma = cache["x"], cache["mu"], cache["gamma"]
    v = cache["var"] + cache["eps"]
    m = len(x)
    dx_hat = dout * gamma
    dvar = np.sum(dx_hat * (x - mu), axis=0) * (-0.5) * v**-1.5
    dmu = np.sum(-dx_hat / np.sqrt(v), axis=0) + dvar * np.sum(-2 * (x - mu), axis=0) / m
    dx = dx_hat / np.sqrt(v) + dvar * 2 * (x - mu) / m + dmu / m
    return [dx, np.sum(dout * (x - mu) / np.sqrt(v), axis=0), np.sum(dout, axis=0)]


# %% {"right": "one fraction with N below, einsum, a cache that is a function"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    h = (x - x.mean(axis=0)) / s

    def backward(dout):
        N = len(dout)
        dbeta = np.einsum("nd->d", dout)
        dgamma = np.einsum("nd,nd->d", dout, h)
        return gamma * (N * dout - dbeta - h * dgamma) / (N * s), dgamma, dbeta

    return gamma * h + beta, backward


def batchnorm_backward(dout, cache):
    return cache(dout)


# %% {"right": "takes out both directions by projections"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    s = np.sqrt(np.mean((x - x.mean(axis=0)) ** 2, axis=0) + eps)
    h = (x - x.mean(axis=0)) / s
    return gamma * h + beta, (h, gamma / s)


def batchnorm_backward(dout, cache):
    h, slope = cache
    g = np.array(dout, dtype=float)
    along = np.mean(g * h, axis=0)
    dx = slope * ((g - g.mean(axis=0)) - h * along)
    print("largest gradient:", np.max(np.abs(dx)))
    return dx, along * len(g), g.mean(axis=0) * len(g)


# %% {"slip": "mean and variance taken for constants", "says": "Your dx is dout · gamma / s, as if the mean and the variance were constants. They depend on x as well: the paths through lines 1 to 4 of the table are missing."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    return dout * gamma / s, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


# %% {"slip": "the path through the variance is missing", "says": "The path through the mean is there, but the one through the variance (lines 3 to 5 of the table) is missing in dx."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dx = gamma / s * (dout - dout.mean(axis=0))
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


# %% {"slip": "the path through the mean is missing", "says": "The path through the variance is there, but the one through the mean (lines 1 and 2 of the table) is missing in dx. Each column of dx must add up to 0."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dx = gamma / s * (dout - x_hat * np.mean(dout * x_hat, axis=0))
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


# %% {"slip": "sums for means", "says": "In the short form you subtracted sums over the rows. They should be means: divide by N."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dgamma, dbeta = np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)
    return gamma / s * (dout - dbeta - x_hat * dgamma), dgamma, dbeta


# %% {"slip": "N - 1 for N", "says": "Your dx divides by N - 1. The forward pass divides by N, so its gradient does, too."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    n = max(len(dout) - 1, 1)
    dgamma, dbeta = np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)
    return gamma / s * (dout - dbeta / n - x_hat * dgamma / n), dgamma, dbeta


# %% {"slip": "gamma forgotten in dx", "says": "gamma is missing in dx. On its way back the gradient is multiplied by gamma first: dx_hat = dout · gamma."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dgamma, dbeta = np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)
    n = len(dout)
    return (dout - dbeta / n - x_hat * dgamma / n) / s, dgamma, dbeta


# %% {"slip": "the wrong sign of the variance's path", "says": "The path through the variance has the wrong sign. A larger x makes s larger, and x_hat = c / s smaller: that is the minus in line 5."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dx = gamma / s * (dout - dout.mean(axis=0) + x_hat * np.mean(dout * x_hat, axis=0))
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


# %% {"slip": "a factor 2 forgotten in the variance's path", "says": "The path through the variance is half of what it should be. c squared has the derivative 2 c: look at line 3 of the table."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dx = gamma / s * (dout - dout.mean(axis=0) - 0.5 * x_hat * np.mean(dout * x_hat, axis=0))
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


# %% {"slip": "divided by the variance", "says": "Your dx is divided by s squared. Divide by s, the root, once."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dx = gamma / s**2 * (dout - dout.mean(axis=0) - x_hat * np.mean(dout * x_hat, axis=0))
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


# %% {"slip": "means for the sums of gamma and beta", "says": "dgamma and dbeta are sums over the rows, and yours are means: every row uses gamma and beta, and all their gradients add up."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dgamma, dbeta = np.mean(dout * x_hat, axis=0), np.mean(dout, axis=0)
    return gamma / s * (dout - dbeta - x_hat * dgamma), dgamma, dbeta


# %% {"slip": "dgamma not summed", "says": "Your dgamma is not summed. gamma has one entry for each column, so its gradient has the shape (D,): add up the rows."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dgamma, dbeta = dout * x_hat, np.sum(dout, axis=0)
    dx = gamma / s * (dout - dout.mean(axis=0) - x_hat * dgamma.mean(axis=0))
    return dx, dgamma, dbeta


# %% {"slip": "sums over the columns", "says": "You summed over the columns (axis 1). gamma and beta have one entry for each column, so sum over the rows: axis 0."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dx = gamma / s * (dout - dout.mean(axis=0) - x_hat * np.mean(dout * x_hat, axis=0))
    return dx, np.sum(dout * x_hat, axis=1), np.sum(dout, axis=1)


# %% {"slip": "dgamma with the output for x_hat", "says": "Your dgamma multiplies dout by the output. gamma was multiplied by x_hat, so its gradient is the sum of dout · x_hat."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / s
    out = gamma * x_hat + beta
    return out, (out, x_hat, s, gamma)


def batchnorm_backward(dout, cache):
    out, x_hat, s, gamma = cache
    dx = gamma / s * (dout - dout.mean(axis=0) - x_hat * np.mean(dout * x_hat, axis=0))
    return dx, np.sum(dout * out, axis=0), np.sum(dout, axis=0)


# %% {"slip": "dgamma with x for x_hat", "says": "Your dgamma multiplies dout by x. gamma was multiplied by x_hat, the normalised x, so use that."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / s
    return gamma * x_hat + beta, (x, x_hat, s, gamma)


def batchnorm_backward(dout, cache):
    x, x_hat, s, gamma = cache
    dx = gamma / s * (dout - dout.mean(axis=0) - x_hat * np.mean(dout * x_hat, axis=0))
    return dx, np.sum(dout * x, axis=0), np.sum(dout, axis=0)


# %% {"slip": "dgamma and dbeta swapped", "says": "dgamma and dbeta are swapped. Return dx, dgamma, dbeta, in this order."}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dx = gamma / s * (dout - dout.mean(axis=0) - x_hat * np.mean(dout * x_hat, axis=0))
    return dx, np.sum(dout, axis=0), np.sum(dout * x_hat, axis=0)


# %% {"slip": "eps forgotten on the way back", "says": "Your s is the standard deviation without eps. The forward pass divided by the root of the variance plus eps: put that root into the cache."}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    c = x - x.mean(axis=0)
    return gamma * c / np.sqrt(x.var(axis=0) + eps) + beta, (c, x.std(axis=0), gamma)


def batchnorm_backward(dout, cache):
    c, std, gamma = cache
    x_hat = c / np.maximum(std, 1e-12)
    dx = (
        gamma
        / np.maximum(std, 1e-12)
        * (dout - dout.mean(axis=0) - x_hat * np.mean(dout * x_hat, axis=0))
    )
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


# %% {"slip": "global variables for a cache"}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    global x_hat, s, g
    s, g = np.sqrt(x.var(axis=0) + eps), gamma
    x_hat = (x - x.mean(axis=0)) / s
    return gamma * x_hat + beta, None


def batchnorm_backward(dout, cache):
    dx = g / s * (dout - dout.mean(axis=0) - x_hat * np.mean(dout * x_hat, axis=0))
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)


# %% {"slip": "changes dout in place"}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dgamma, dbeta = np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)
    dout -= dbeta / len(dout)
    return gamma / s * (dout - x_hat * dgamma / len(dout)), dgamma, dbeta


# %% {"slip": "returns dx alone"}
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    return gamma / s * (dout - dout.mean(axis=0) - x_hat * np.mean(dout * x_hat, axis=0))
