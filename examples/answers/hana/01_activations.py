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
    s = 1 / (1 + e)
    return np.where(x >= 0, s, 1 - s)

# %% sigmoid_grad
def sigmoid_grad(x):
    """The derivative of the sigmoid at every entry of x (any shape); at most 0.25."""
    return sigmoid(x) - sigmoid(x) ** 2

# %% tanh_grad
def tanh_grad(x):
    """The derivative of tanh at every entry of x (any shape); at most 1."""
    return 4 * sigmoid_grad(2 * x)

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
    return np.sum(abs(grad) < threshold) / grad.size

# %% test_saturated_fraction tags=["deleted"]

# %% predict_gradient_at_layer_1
# Your prediction: predict_gradient_at_layer_1 = "a", "b", "c" or "d"
predict_gradient_at_layer_1 = "b"

# %% relu
def relu(x):
    """max(0, x) for every entry of x (any shape)."""
    return np.clip(x, 0, None)

# %% relu_grad
def relu_grad(x):
    """The derivative of ReLU at every entry of x (any shape): 1 where x > 0, else 0."""
    return np.sign(relu(x))

# %% leaky_relu
def leaky_relu(x, slope=0.01):
    """x where x > 0, slope * x elsewhere, for every entry of x (any shape); 0 <= slope <= 1."""
    return relu(x) - slope * relu(-x)

# %% leaky_relu_grad
def leaky_relu_grad(x, slope=0.01):
    """The derivative of Leaky ReLU at every entry of x (any shape)."""
    return relu_grad(x) + slope * relu_grad(-x)

# %% elu
def elu(x, alpha=1.0):
    """x where x > 0, alpha * (exp(x) - 1) elsewhere, for every entry of x (any shape)."""
    return relu(x) + alpha * (np.exp(-relu(-x)) - 1)

# %% elu_grad
def elu_grad(x, alpha=1.0):
    """The derivative of ELU at every entry of x (any shape)."""
    return relu_grad(x) + alpha * np.exp(x) * relu_grad(-x)

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
    Z1 = X @ W1 + b1
    Z2 = X @ W2 + b2
    return Z1 + relu(Z2 - Z1)

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
    # ran out of time
    raise NotImplementedError()

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
    rows = []
    for i in range(len(X)):
        rows.append(dz[i] * X[i])
    return np.array(rows)

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
    count = 0
    for row in G:
        if all(row > 0) or all(row < 0):
            count += 1
    return count / len(G)

# %% predict_same_sign
# Your prediction: predict_same_sign = "a", "b", "c" or "d"
predict_same_sign = "c"
