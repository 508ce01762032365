# %% batchnorm_train
def batchnorm_train(x, gamma, beta, eps=1e-5):
    """Normalise each column by the mean and the variance of the batch, then scale and shift.

    Parameters
    ----------
    x : (N, D) array, one row an example
    gamma, beta : (D,) arrays, the scale and the shift of each column
    eps : is added to the variance, under the root

    Returns
    -------
    out : (N, D) array
    cache : whatever batchnorm_backward needs
    """
    # YOUR CODE HERE
    mean = x.mean(axis=0)
    var = ((x - mean) ** 2).mean(axis=0)
    xhat = (x - mean) / (var + eps) ** 0.5
    cache = (x, mean, var, xhat, gamma, eps)
    return xhat * gamma + beta, cache

# %% identity_parameters
def identity_parameters(x, eps=1e-5):
    """The gamma and beta for which batchnorm_train(x, gamma, beta, eps) gives x back.

    Parameters
    ----------
    x : (N, D) array
    eps : as for batchnorm_train

    Returns
    -------
    gamma, beta : (D,) arrays
    """
    # YOUR CODE HERE
    gamma = np.sqrt(x.var(axis=0) + eps)
    beta = x.mean(axis=0)
    return gamma, beta
