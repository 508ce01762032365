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
    centred = x - np.mean(x, axis=0)
    root = np.sqrt(np.mean(centred**2, axis=0) + eps)
    x_hat = centred / root
    return gamma * x_hat + beta, (x_hat, root, gamma)

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
    return np.sqrt(np.var(x, axis=0) + eps), np.mean(x, axis=0)

# %% batchnorm_backward
def batchnorm_backward(dout, cache):
    """The gradients of batchnorm_train.

    Parameters
    ----------
    dout : (N, D) upstream gradient
    cache : what batchnorm_train returned

    Returns
    -------
    dx (N, D), dgamma (D,), dbeta (D,)
    """
    x_hat, root, gamma = cache
    dgamma = np.sum(dout * x_hat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = gamma / root * (dout - np.mean(dout, axis=0) - x_hat * np.mean(dout * x_hat, axis=0))
    return dx, dgamma, dbeta

# %% update_running
def update_running(running, batch_value, momentum=0.9):
    """The running average after one more batch.

    Parameters
    ----------
    running, batch_value : (D,) arrays; both stay as they are
    momentum : the share of the old value, from 0 to 1

    Returns
    -------
    (D,) array
        momentum * running + (1 - momentum) * batch_value.
    """
    return momentum * running + (1 - momentum) * batch_value

# %% batchnorm_test
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    """Normalise each row by given statistics, then scale and shift.

    Parameters
    ----------
    x : (N, D) array
    gamma, beta : (D,) arrays
    running_mean, running_var : (D,) arrays, a mean and a variance for each column
    eps : is added to the variance, under the root

    Returns
    -------
    (N, D) array
    """
    return gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta

# %% BatchNorm
class BatchNorm:
    """A layer of batch normalisation.

    Parameters
    ----------
    dim : number of columns, D
    momentum : the share of the old value in the running statistics
    eps : is added to the variance, under the root

    Attributes
    ----------
    gamma, beta : (D,) arrays, at first 1 and 0
    running_mean, running_var : (D,) arrays, at first 0 and 1; they change in training only
    dgamma, dbeta : (D,) arrays, left by backward
    """

    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum = momentum
        self.eps = eps
        self.gamma = np.ones(dim)
        self.beta = np.zeros(dim)
        self.running_mean = np.zeros(dim)
        self.running_var = np.ones(dim)

    def forward(self, x, train):
        """The output (N, D) for x (N, D): by the batch if train is true, else by the running statistics."""
        if not train:
            return batchnorm_test(x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps)
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, np.mean(x, axis=0), self.momentum)
        self.running_var = update_running(self.running_var, np.var(x, axis=0), self.momentum)
        return out

    def backward(self, dout):
        """The gradient dx (N, D) of the last training batch; leaves self.dgamma and self.dbeta."""
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx

# %% predict_deep_sigmoid
# Your prediction: predict_deep_sigmoid = "a", "b", "c" or "d"
predict_deep_sigmoid = "d"

# %% predict_ten_times
# Your prediction: predict_ten_times = "a", "b", "c" or "d"
predict_ten_times = "c"

# %% predict_batch_of_one
# Your prediction: predict_batch_of_one = "a", "b", "c" or "d"
predict_batch_of_one = "b"

# %% explain_one_photo [markdown]
# The network is still in training mode, so it normalises by the batch. In a batch of one photo, x minus its mean is 0, and all
# layers give beta, whatever the photo shows. In mixed batches of 128 the mean of the batch is nearly the running mean, so nobody
# noticed. It is no overfitting, the test photos were new too. I would send the same photo alone and together with 127 others: the
# answer must not change. Then I would call the network with train=False, so that it uses the running statistics.
