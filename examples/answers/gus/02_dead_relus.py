# %% affine_relu
def affine_relu(X, W, b):
    """A layer with a ReLU.

    Parameters
    ----------
    X : (N, D) array
    W : (D, M) array
    b : (M,) array

    Returns
    -------
    H : (N, M) array, max(0, X W + b)
    cache : whatever affine_relu_backward needs
    """
    # YOUR CODE HERE
    Z = X @ W + b
    H = np.maximum(0, Z)
    cache = (X, W, Z)
    return H

# %% affine_relu_backward
def affine_relu_backward(dH, cache):
    """The gradients of a layer with a ReLU.

    Parameters
    ----------
    dH : (N, M) upstream gradient
    cache : what affine_relu returned

    Returns
    -------
    dX (N, D), dW (D, M), db (M,)
    """
    # YOUR CODE HERE
    X, W, Z = cache
    dZ = dH * (Z > 0)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)

# %% dead_units
def dead_units(H):
    """Which units are 0 on every row.

    Parameters
    ----------
    H : (N, M) array, the outputs of a layer

    Returns
    -------
    (M,) array of bool
    """
    # YOUR CODE HERE
    return H.sum(axis=0) == 0

# %% dead_fraction
def dead_fraction(Hs):
    """The share of dead units in each layer.

    Parameters
    ----------
    Hs : list of L arrays, the outputs of each layer; all have N rows, their widths may differ

    Returns
    -------
    (L,) array, each from 0.0 to 1.0
    """
    # YOUR CODE HERE
    return np.array([np.mean(H == 0) for H in Hs])

# %% killing_bias
def killing_bias(X, W):
    """The largest bias of each unit at which it is dead on all of X.

    Parameters
    ----------
    X : (N, D) array
    W : (D, M) array

    Returns
    -------
    (M,) array
    """
    # YOUR CODE HERE
    # a bias that kills has to be negative
    return -np.maximum(0, (X @ W).max(axis=0))

# %% sgd_step
def sgd_step(params, grads, lr):
    """One step of gradient descent.

    Parameters
    ----------
    params : dict of arrays
    grads : dict of arrays, the same names and shapes
    lr : the learning rate

    Returns
    -------
    new dict of new arrays, params - lr * grads
    """
    # YOUR CODE HERE
    for name in params:
        params[name] -= lr * grads[name]
    return params

# %% predict_dead_gradient
# Your prediction: predict_dead_gradient = "a", "b", "c" or "d"
predict_dead_gradient = "b"

# %% affine_leaky_relu
def affine_leaky_relu(X, W, b, slope=0.01):
    """A layer with a Leaky ReLU.

    Parameters
    ----------
    X : (N, D) array
    W : (D, M) array
    b : (M,) array
    slope : from 0 to 1

    Returns
    -------
    H : (N, M) array; with Z = X W + b it is Z where Z > 0, slope * Z elsewhere
    cache : whatever affine_leaky_relu_backward needs
    """
    # YOUR CODE HERE
    global last_X, last_W, last_Z, last_slope
    Z = X @ W + b
    last_X, last_W, last_Z, last_slope = X, W, Z, slope
    return np.maximum(Z, slope * Z), None

# %% affine_leaky_relu_backward
def affine_leaky_relu_backward(dH, cache):
    """The gradients of a layer with a Leaky ReLU.

    Parameters
    ----------
    dH : (N, M) upstream gradient
    cache : what affine_leaky_relu returned

    Returns
    -------
    dX (N, D), dW (D, M), db (M,)
    """
    # YOUR CODE HERE
    dZ = np.where(last_Z > 0, dH, last_slope * dH)
    return dZ @ last_W.T, last_X.T @ dZ, dZ.sum(axis=0)

# %% predict_large_rate
# Your prediction: predict_large_rate = "a", "b", "c" or "d"
predict_large_rate = "c"

# %% predict_centred
# Your prediction: predict_centred = "a", "b", "c" or "d"
predict_centred = "c"

# %% explain_dead_relus [markdown]
# The learning rate is still too large. With a smaller one the units come back after a while.
