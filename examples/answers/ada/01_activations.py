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
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))

# %% sigmoid_grad
def sigmoid_grad(x):
    """The derivative of the sigmoid at every entry of x (any shape); at most 0.25."""
    s = sigmoid(x)
    return s * (1 - s)

# %% tanh_grad
def tanh_grad(x):
    """The derivative of tanh at every entry of x (any shape); at most 1."""
    return 1 - np.tanh(x) ** 2

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
    return np.mean(np.abs(grad) < threshold)

# %% predict_gradient_at_layer_1
# Your prediction: predict_gradient_at_layer_1 = "a", "b", "c" or "d"
predict_gradient_at_layer_1 = "d"

# %% relu
def relu(x):
    """max(0, x) for every entry of x (any shape)."""
    return np.maximum(0, x)

# %% relu_grad
def relu_grad(x):
    """The derivative of ReLU at every entry of x (any shape): 1 where x > 0, else 0."""
    return np.where(x > 0, 1.0, 0.0)

# %% leaky_relu
def leaky_relu(x, slope=0.01):
    """x where x > 0, slope * x elsewhere, for every entry of x (any shape); 0 <= slope <= 1."""
    return np.where(x > 0, x, slope * x)

# %% leaky_relu_grad
def leaky_relu_grad(x, slope=0.01):
    """The derivative of Leaky ReLU at every entry of x (any shape)."""
    return np.where(x > 0, 1.0, slope)

# %% elu
def elu(x, alpha=1.0):
    """x where x > 0, alpha * (exp(x) - 1) elsewhere, for every entry of x (any shape)."""
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))

# %% elu_grad
def elu_grad(x, alpha=1.0):
    """The derivative of ELU at every entry of x (any shape)."""
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))

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
    return np.maximum(X @ W1 + b1, X @ W2 + b2)

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
    db1 = dZ1.sum(axis=0)
    dW2 = X.T @ dZ2
    db2 = dZ2.sum(axis=0)
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
    return dz[:, np.newaxis] * X

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
    positive = np.all(G > 0, axis=1)
    negative = np.all(G < 0, axis=1)
    return np.mean(positive | negative)

# %% predict_same_sign
# Your prediction: predict_same_sign = "a", "b", "c" or "d"
predict_same_sign = "d"

# %% explain_saturation [markdown]
# The gradient comes from the loss at the top. At each sigmoid it is multiplied by the derivative of the sigmoid, which
# is 0.25 at best. Nine layers further down it is about a millionth, so the step that layer 1 makes is a millionth too:
# it stays as it was. I would use ReLU instead of the sigmoid, because where it is active its derivative is 1.
# I would also make the initial weights smaller if many units are saturated, since those pass nothing at all.
