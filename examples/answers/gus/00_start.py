# %% relative_error
def relative_error(a, b):
    """The largest relative difference between two arrays.

    Parameters
    ----------
    a, b : arrays of one shape (or two numbers)

    Returns
    -------
    float
        The maximum over the entries of |a - b| / max(1e-8, |a| + |b|).
    """
    # YOUR CODE HERE
    return np.sum(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))

# %% numerical_gradient
def numerical_gradient(f, x, h=1e-5):
    """The gradient of f at x, by central differences.

    Parameters
    ----------
    f : function that takes an array of x's shape and returns a number
    x : float64 array of any shape; after the call it is as it was before
    h : the step

    Returns
    -------
    array of x's shape
        Entry i is (f(x + h e_i) - f(x - h e_i)) / (2 h).
    """
    # YOUR CODE HERE
    grad = np.zeros(x.shape)
    fx = f(x)
    for index in np.ndindex(x.shape):
        x2 = x.copy()
        x2[index] += h
        grad[index] = (f(x2) - fx) / h
    return grad

# %% predict_step_size
# Your prediction: predict_step_size = "a", "b", "c" or "d"
predict_step_size = "a"

# %% explain_step_size [markdown]
# The step is still not small enough. With h = 1e-15 or so the fourth digit would be right too, because the formula is
# exact for h -> 0.
