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
    errors = np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))
    return errors.max()

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
    grad = np.zeros(x.shape)
    i = 0
    while i < x.size:
        e = np.zeros(x.shape)
        if x.ndim == 1:
            e[i] = h
            grad[i] = (f(x + e) - f(x - e)) / (2 * h)
            i = i + 1
        else:
            index = np.unravel_index(i, x.shape)
            e[index] = h
            grad[index] = (f(x + e) - f(x - e)) / (2 * h)
    return grad

# %% predict_step_size
# Your prediction: predict_step_size = "a", "b", "c" or "d"
predict_step_size = "d"

# %% explain_step_size [markdown]
# Tell her to take 1e-5. Her step is so small that only rounding errors are left of f(x + h) - f(x - h).
