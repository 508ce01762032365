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
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    else:
        return np.exp(x) / (1 + np.exp(x))

# %% sigmoid_grad
def sigmoid_grad(x):
    """The derivative of the sigmoid at every entry of x (any shape); at most 0.25."""
    return sigmoid(x) * (1 - sigmoid(x))

# %% tanh_grad
def tanh_grad(x):
    """The derivative of tanh at every entry of x (any shape); at most 1."""
    return 1 - np.tanh(x)^2

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
    return np.mean(np.abs(grad) < threshold, axis=0)

# %% predict_gradient_at_layer_1
# Your prediction: predict_gradient_at_layer_1 = "a", "b", "c" or "d"
predict_gradient_at_layer_1 = "less than 1/100,000"

# %% relu
def relu(x):
    """max(0, x) for every entry of x (any shape)."""
    x[x < 0] = 0
    return x

# %% relu_grad
def relu_grad(x):
    """The derivative of ReLU at every entry of x (any shape): 1 where x > 0, else 0."""
    return 1.0 * (x > 0)

# %% leaky_relu
def leaky_relu(x, slope=0.01):
    """x where x > 0, slope * x elsewhere, for every entry of x (any shape); 0 <= slope <= 1."""
    return max(x, slope * x)

# %% leaky_relu_grad
def leaky_relu_grad(x, slope=0.01):
    """The derivative of Leaky ReLU at every entry of x (any shape)."""
    grad = np.ones_like(x)
    grad[x < 0] = slope
    return grad

# %% elu
def elu(x, alpha=1.0):
    """x where x > 0, alpha * (exp(x) - 1) elsewhere, for every entry of x (any shape)."""
    y = np.where(x > 0, x, alpha * (np.exp(x) - 1))
    print(y)

# %% elu_grad
def elu_grad(x, alpha=1.0):
    """The derivative of ELU at every entry of x (any shape)."""
    return np.where(x > 0, 1, alpha * np.exp(x))

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
    return np.max(X @ W1 + b1, X @ W2 + b2)

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
    first = X @ W1 + b1 > X @ W2 + b2
    dZ1 = dout * first
    dZ2 = dout * ~first
    dX = dZ1 @ W1.T + dZ2 @ W2.T
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=1)
    dW2 = X.T @ dZ2
    db2 = dZ2.sum(axis=1)
    return dX, dW1, db1, dW2, db2

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
    return dz * X

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
    return np.mean(np.all(G > 0, axis=0) | np.all(G < 0, axis=0))
