# %% relative_error
def relative_error(a, b):
    """The largest relative difference between two arrays."""
    return np.max(np.abs(np.subtract(a, b)) / np.maximum(np.abs(a) + np.abs(b), 1e-8))

# %% numerical_gradient
def numerical_gradient(f, x, h=1e-5):
    """The gradient of f at x, by central differences."""
    grad = np.zeros(x.size)
    for i in range(x.size):
        plus, minus = x.copy(), x.copy()
        plus.flat[i] += h
        minus.flat[i] -= h
        grad[i] = (f(plus) - f(minus)) / (2 * h)
    return grad.reshape(x.shape)

# %% predict_step_size
# Your prediction: predict_step_size = "a", "b", "c" or "d"
predict_step_size = "d"

# %% explain_step_size [markdown]
# 1e-12 is too small: the difference of the two function values is mostly rounding error. 1e-5 is better.
