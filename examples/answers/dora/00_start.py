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
    a = np.array(a)
    b = np.array(b)
    top = np.abs(a - b)
    bottom = np.abs(a) + np.abs(b)
    bottom = np.where(bottom > 1e-8, bottom, 1e-8)
    return float(np.amax(top / bottom))

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
    for index in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[index] = 1
        grad[index] = (f(x + h * e) - f(x - h * e)) / (2 * h)
    return grad

# %% predict_step_size
# Your prediction: predict_step_size = "a", "b", "c" or "d"
predict_step_size = "a"

# %% explain_step_size [markdown]
# I would say: use a bigger h. With h = 1e-12 the two values are almost the same and the computer cannot store the
# difference exactly. (I predicted a, and was surprised by the left side of the V.)
