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
    a = np.atleast_1d(a)
    b = np.atleast_1d(b)
    return max(np.ravel(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))

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
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    for value in it:
        i = it.multi_index
        x_plus = np.array(x)
        x_plus[i] = value + h
        x_minus = np.array(x)
        x_minus[i] = value - h
        grad[i] = (f(x_plus) - f(x_minus)) / (2 * h)
    return grad

# %% predict_step_size
# Your prediction: predict_step_size = "a", "b", "c" or "d"
predict_step_size = "b"

# %% explain_step_size [markdown]
# I do not know.
