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
    Z = np.dot(X, W) + b
    return Z * (Z > 0), (X, W, Z > 0)

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
    X, W, on = cache
    dZ = dH * on
    return np.dot(dZ, W.T), np.dot(X.T, dZ), np.sum(dZ, axis=0)

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
    return np.max(np.abs(H), axis=0) == 0

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
    shares = np.zeros(len(Hs))
    for i, H in enumerate(Hs):
        shares[i] = np.sum(dead_units(H)) / H.shape[1]
    return shares

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
    return np.min(-np.dot(X, W), axis=0)
