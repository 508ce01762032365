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
    difference = np.abs(a - b)
    scale = np.maximum(1e-8, np.abs(a) + np.abs(b))
    return np.max(difference / scale)

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
    x = x.copy()
    grad = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        old = x[index]
        x[index] = old + h
        right = f(x)
        x[index] = old - h
        left = f(x)
        x[index] = old
        grad[index] = (right - left) / (2 * h)
    return grad

# %% predict_step_size
# Your prediction: predict_step_size = "a", "b", "c" or "d"
predict_step_size = "d"

# %% explain_step_size [markdown]
# At h = 1e-12 the two values f(x + h) and f(x - h) are the same in nearly all of their 16 digits. When you
# subtract them only the last digits are left, and those are rounded. Then you divide by 2e-12, so the rounding gets
# huge. Take h = 1e-5: in the figure that is where the central difference has its smallest error.
