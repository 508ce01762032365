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
    mean = np.mean(x, axis=0)
    std = np.std(x, axis=0)
    x_hat = (x - mean) / (std + eps)
    return gamma * x_hat + beta, (x_hat, std, gamma)

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
    return np.var(x, axis=0), np.mean(x, axis=0)

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
    # YOUR CODE HERE
    x_hat, std, gamma = cache
    dx = gamma / std * (dout - np.mean(dout, axis=0))
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)

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
    # YOUR CODE HERE
    return (1 - momentum) * running + momentum * batch_value

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
    # YOUR CODE HERE
    out, _ = batchnorm_train(x, gamma, beta, eps)
    return out

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
        # YOUR CODE HERE
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)
        self.momentum, self.eps = momentum, eps

    def forward(self, x, train):
        """The output (N, D) for x (N, D): by the batch if train is true, else by the running statistics."""
        # YOUR CODE HERE
        if train:
            mean, var = np.mean(x, axis=0), np.var(x, axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            unbiased = np.var(x, axis=0, ddof=1)  # as PyTorch does it
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        self.std = np.sqrt(var + self.eps)
        self.x_hat = (x - mean) / self.std
        return self.gamma * self.x_hat + self.beta

    def backward(self, dout):
        """The gradient dx (N, D) of the last training batch; leaves self.dgamma and self.dbeta."""
        # YOUR CODE HERE
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, (self.x_hat, self.std, self.gamma))
        return dx

# %% predict_deep_sigmoid
# Your prediction: predict_deep_sigmoid = "a", "b", "c" or "d"
predict_deep_sigmoid = "b"

# %% predict_ten_times
# Your prediction: predict_ten_times = "a", "b", "c" or "d"
predict_ten_times = "c"

# %% predict_batch_of_one
# Your prediction: predict_batch_of_one = "a", "b", "c" or "d"
predict_batch_of_one = "d"

# %% explain_one_photo [markdown]
# It is overfitting. Send larger batches in the app.
