# %% sigmoid
def sigmoid(x):
    """The sigmoid of every entry of x, without overflow and without a warning."""
    x = np.asarray(x, dtype=float)
    out = np.empty(x.shape)
    right = x >= 0
    out[right] = 1 / (1 + np.exp(-x[right]))
    e = np.exp(x[~right])
    out[~right] = e / (1 + e)
    return out

# %% sigmoid_grad
def sigmoid_grad(x):
    """The derivative of the sigmoid at every entry of x (any shape); at most 0.25."""
    return sigmoid(x) * sigmoid(-x)

# %% tanh_grad
def tanh_grad(x):
    """The derivative of tanh at every entry of x (any shape); at most 1."""
    return 1 - np.square(np.tanh(x))

# %% saturated_fraction
def saturated_fraction(grad, threshold=0.01):
    """The share of saturated entries."""
    return (np.abs(grad) < threshold).mean()

# %% predict_gradient_at_layer_1
# Your prediction: predict_gradient_at_layer_1 = "a", "b", "c" or "d"
predict_gradient_at_layer_1 = "d"

# %% relu
def relu(x):
    """max(0, x) for every entry of x (any shape)."""
    return np.maximum(x, 0.0)

# %% relu_grad
def relu_grad(x):
    """The derivative of ReLU at every entry of x (any shape): 1 where x > 0, else 0."""
    return x > 0

# %% leaky_relu
def leaky_relu(x, slope=0.01):
    """x where x > 0, slope * x elsewhere, for every entry of x (any shape); 0 <= slope <= 1."""
    return np.where(x > 0, x, x * slope)

# %% leaky_relu_grad
def leaky_relu_grad(x, slope=0.01):
    """The derivative of Leaky ReLU at every entry of x (any shape)."""
    return np.where(x > 0, 1.0, slope)

# %% elu
def elu(x, alpha=1.0):
    """x where x > 0, alpha * (exp(x) - 1) elsewhere, for every entry of x (any shape)."""
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1)

# %% elu_grad
def elu_grad(x, alpha=1.0):
    """The derivative of ELU at every entry of x (any shape)."""
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))

# %% maxout
def maxout(X, W1, b1, W2, b2):
    """The larger of two affine maps."""
    return np.fmax(X.dot(W1) + b1, X.dot(W2) + b2)

# %% maxout_backward
def maxout_backward(dout, X, W1, b1, W2, b2):
    """The gradients of maxout."""
    mask = (X.dot(W1) + b1 >= X.dot(W2) + b2).astype(float)
    d1, d2 = dout * mask, dout * (1 - mask)
    return (
        d1.dot(W1.T) + d2.dot(W2.T),
        X.T.dot(d1),
        d1.sum(0),
        X.T.dot(d2),
        d2.sum(0),
    )

# %% weight_gradients
def weight_gradients(X, dz):
    """Each example's gradient for the weights of one neuron z = X w."""
    return (X.T * dz).T

# %% same_sign_fraction
def same_sign_fraction(G):
    """The share of rows whose entries are all > 0 or all < 0."""
    return np.mean((np.min(G, axis=1) > 0) | (np.max(G, axis=1) < 0))

# %% predict_same_sign
# Your prediction: predict_same_sign = "a", "b", "c" or "d"
predict_same_sign = "d"

# %% explain_saturation [markdown]
# The gradient vanishes on its way down, because every sigmoid multiplies it by 0.25 or less. So only the last layers learn.
# Changes: use ReLU, or use tanh.
