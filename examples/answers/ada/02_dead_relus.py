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
    Z = X @ W + b
    H = np.maximum(0, Z)
    return H, (X, W, Z)

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
    return np.all(H == 0, axis=0)

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
    return np.array([dead_units(H).mean() for H in Hs])

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
    return -np.max(X @ W, axis=0)

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
    return {name: params[name] - lr * grads[name] for name in params}

# %% predict_dead_gradient
# Your prediction: predict_dead_gradient = "a", "b", "c" or "d"
predict_dead_gradient = "d"

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
    Z = X @ W + b
    H = np.where(Z > 0, Z, slope * Z)
    return H, (X, W, Z, slope)

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
    X, W, Z, slope = cache
    dZ = np.where(Z > 0, dH, slope * dH)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)

# %% predict_large_rate
# Your prediction: predict_large_rate = "a", "b", "c" or "d"
predict_large_rate = "c"

# %% predict_centred
# Your prediction: predict_centred = "a", "b", "c" or "d"
predict_centred = "d"

# %% explain_dead_relus [markdown]
# The 60 units have Z <= 0 for every image. Their column of dZ is 0, so their gradient is exactly 0, and a learning rate
# times 0 is 0 whatever the rate is. The images don't change either, so nothing can bring units of layer 1 back.
# I would start again with centred images, because then a step can't push a unit down for all images at once, and with
# the smaller learning rate from the first step on. Leaky ReLU would be a third way.
