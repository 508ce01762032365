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
    # YOUR CODE HERE
    x = np.array(x)
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)

# %% sigmoid_grad
def sigmoid_grad(x):
    """The derivative of the sigmoid at every entry of x (any shape); at most 0.25."""
    # YOUR CODE HERE
    return sigmoid(x) * (1 - sigmoid(x))

# %% tanh_grad
def tanh_grad(x):
    """The derivative of tanh at every entry of x (any shape); at most 1."""
    # YOUR CODE HERE
    return 1 - np.tanh(x) * np.tanh(x)

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
    # YOUR CODE HERE
    grad = np.array(grad)
    small = grad[np.abs(grad) < threshold]
    return small.size / grad.size

# %% predict_gradient_at_layer_1
# Your prediction: predict_gradient_at_layer_1 = "a", "b", "c" or "d"
predict_gradient_at_layer_1 = "c"

# %% relu
def relu(x):
    """max(0, x) for every entry of x (any shape)."""
    # YOUR CODE HERE
    return x * (x > 0)

# %% relu_grad
def relu_grad(x):
    """The derivative of ReLU at every entry of x (any shape): 1 where x > 0, else 0."""
    # YOUR CODE HERE
    return (x > 0) * 1

# %% leaky_relu
def leaky_relu(x, slope=0.01):
    """x where x > 0, slope * x elsewhere, for every entry of x (any shape); 0 <= slope <= 1."""
    # YOUR CODE HERE
    return np.maximum(x, slope * x)

# %% leaky_relu_grad
def leaky_relu_grad(x, slope=0.01):
    """The derivative of Leaky ReLU at every entry of x (any shape)."""
    # YOUR CODE HERE
    # to do tomorrow
    raise NotImplementedError()
