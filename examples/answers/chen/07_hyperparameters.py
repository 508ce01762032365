# %% predict_linear_draws
# Your prediction: predict_linear_draws = "a", "b", "c" or "d"
predict_linear_draws = "d"

# %% log_uniform
def log_uniform(low_exp, high_exp, rng, size=None):
    """Random numbers between 10**low_exp and 10**high_exp, as many in each decade.

    Parameters
    ----------
    low_exp, high_exp : exponents, any numbers with low_exp < high_exp
    rng : NumPy generator, from which all draws are taken
    size : None for one number, else the shape of the result

    Returns
    -------
    number, or array of shape `size`
        10 ** u with u uniform between the exponents.
    """
    # YOUR CODE HERE
    u = rng.uniform(low_exp, high_exp, size=size)
    return np.power(10.0, u)

# %% step_decay
def step_decay(lr0, epoch, drop=0.5, every=10):
    """The learning rate lr0, multiplied by `drop` after every `every` epochs.

    Parameters
    ----------
    lr0 : the rate in epoch 0
    epoch : number or array, 0 or larger
    drop : factor of each step
    every : epochs from step to step

    Returns
    -------
    number, or array of epoch's shape
    """
    # YOUR CODE HERE
    n = np.floor(np.array(epoch) / every)
    return lr0 * drop**n

# %% exponential_decay
def exponential_decay(lr0, epoch, k):
    """The learning rate lr0 e^(-k epoch), for a number or an array of epochs."""
    # YOUR CODE HERE
    return lr0 * np.exp(-k * epoch)

# %% inverse_decay
def inverse_decay(lr0, epoch, k):
    """The learning rate lr0 / (1 + k epoch), for a number or an array of epochs."""
    # YOUR CODE HERE
    return lr0 / (1 + k * epoch)

# %% predict_decay
# Your prediction: predict_decay = "a", "b", "c" or "d"
predict_decay = "c"

# %% dropout
def dropout(x, keep, rng):
    """Switch off entries at random, and enlarge the others.

    Parameters
    ----------
    x : array, for example (N, M)
    keep : probability that an entry stays, 0 < keep <= 1
    rng : NumPy generator; each entry has a draw of its own

    Returns
    -------
    out : array of x's shape, x * mask
    mask : array of x's shape, which holds 0 or 1 / keep
    """
    # YOUR CODE HERE
    keep_it = rng.uniform(size=x.shape) < keep
    mask = np.where(keep_it, 1 / keep, 0)
    return x * mask, mask

# %% dropout_backward
def dropout_backward(dout, mask):
    """The gradient with respect to x, given the one with respect to out, and dropout's mask."""
    # YOUR CODE HERE
    return mask * dout
