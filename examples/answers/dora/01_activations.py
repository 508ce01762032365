# %% sigmoid
def sigmoid(x):
    """The sigmoid of every entry of x, without overflow and without a warning.

    Parameters
    ----------
    x : number or array of any shape, with entries from -1e4 to 1e4

    Returns
    -------
    array of x's shape
        1 / (1 + exp(-x)).
    """
    # log(1 + e^-x) never overflows in logaddexp
    return np.exp(-np.logaddexp(0, np.negative(x)))

# %% sigmoid_grad
def sigmoid_grad(x):
    """The derivative of the sigmoid at every entry of x (any shape); at most 0.25."""
    # x is the sigmoid here
    return x * (1 - x)

# %% tanh_grad
def tanh_grad(x):
    """The derivative of tanh at every entry of x (any shape); at most 1."""
    t = np.tanh(x)
    return (1 - t) * (1 + t)

# %% saturated_fraction
def saturated_fraction(grad, threshold=0.01):
    """The share of saturated entries.

    Parameters
    ----------
    grad : array of local gradients, any shape
    threshold : an entry is saturated if |entry| < threshold

    Returns
    -------
    float
        From 0.0 (none) to 1.0 (all).
    """
    return np.count_nonzero(np.abs(grad) < threshold) / np.size(grad)

# %% predict_gradient_at_layer_1
# Your prediction: predict_gradient_at_layer_1 = "a", "b", "c" or "d"
predict_gradient_at_layer_1 = "b"

# %% relu
def relu(x):
    """max(0, x) for every entry of x (any shape)."""
    return np.where(x > 0, x, 0)

# %% relu_grad
def relu_grad(x):
    """The derivative of ReLU at every entry of x (any shape): 1 where x > 0, else 0."""
    return np.array(x > 0, dtype=float)

# %% leaky_relu
def leaky_relu(x, slope=0.01):
    """x where x > 0, slope * x elsewhere, for every entry of x (any shape); 0 <= slope <= 1."""
    return np.maximum(x, 0) + slope * np.minimum(x, 0)

# %% leaky_relu_grad
def leaky_relu_grad(x, slope=0.01):
    """The derivative of Leaky ReLU at every entry of x (any shape)."""
    return np.where(x > 0, 1, slope)

# %% elu
def elu(x, alpha=1.0):
    """x where x > 0, alpha * (exp(x) - 1) elsewhere, for every entry of x (any shape)."""
    left = alpha * np.expm1(np.minimum(0, x))
    return np.where(x > 0, x, left)

# %% elu_grad
def elu_grad(x, alpha=1.0):
    """The derivative of ELU at every entry of x (any shape)."""
    return np.where(x > 0, 1, elu(x, alpha) + alpha)

# %% maxout
def maxout(X, W1, b1, W2, b2):
    """The larger of two affine maps.

    Parameters
    ----------
    X : (N, D) array
    W1, W2 : (D, M) arrays
    b1, b2 : (M,) arrays

    Returns
    -------
    (N, M) array
    """
    Z1 = np.dot(X, W1) + b1
    Z2 = np.dot(X, W2) + b2
    return np.where(Z1 > Z2, Z1, Z2)

# %% maxout_backward
def maxout_backward(dout, X, W1, b1, W2, b2):
    """The gradients of maxout.

    Parameters
    ----------
    dout : (N, M) upstream gradient
    X, W1, b1, W2, b2 : what maxout was called with

    Returns
    -------
    dX (N, D), dW1 (D, M), db1 (M,), dW2 (D, M), db2 (M,)
    """
    Z1 = np.dot(X, W1) + b1
    Z2 = np.dot(X, W2) + b2
    dZ1 = np.where(Z1 > Z2, dout, 0)
    dZ2 = np.where(Z1 > Z2, 0, dout)
    dX = np.dot(dZ1, W1.T) + np.dot(dZ2, W2.T)
    return dX, np.dot(X.T, dZ1), np.sum(dZ1, axis=0), np.dot(X.T, dZ2), np.sum(dZ2, axis=0)

# %% weight_gradients
def weight_gradients(X, dz):
    """Each example's gradient for the weights of one neuron z = X w.

    Parameters
    ----------
    X : (N, D) array, the neuron's inputs
    dz : (N,) array, the gradient of example i's loss with respect to z_i

    Returns
    -------
    (N, D) array
        Row i is the gradient of example i's loss with respect to w.
    """
    return X * dz.reshape(-1, 1)

# %% same_sign_fraction
def same_sign_fraction(G):
    """The share of rows whose entries are all > 0 or all < 0.

    Parameters
    ----------
    G : (N, D) array

    Returns
    -------
    float
        From 0.0 to 1.0.
    """
    return ((G > 0).all(axis=1) | (G < 0).all(axis=1)).mean()

# %% predict_same_sign
# Your prediction: predict_same_sign = "a", "b", "c" or "d"
predict_same_sign = "d"

# %% explain_saturation [markdown]
# In my figure one twentieth of the gradient reaches layer 1, but the text says two millionths, so I am not sure what is wrong.
# With two millionths the first layers do not learn. A ReLU would help, because its derivative is 1.
