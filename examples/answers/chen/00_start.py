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
    return (abs(a - b) / np.maximum(1e-8, abs(a) + abs(b))).max()
