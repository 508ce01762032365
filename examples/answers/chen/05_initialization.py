# %% constant_init
def constant_init(n_in, n_out, value=0.0):
    """Weights that all have the same value.

    Parameters
    ----------
    n_in : number of inputs
    n_out : number of units
    value : the value of each weight

    Returns
    -------
    (n_in, n_out) array
    """
    # YOUR CODE HERE
    return value * np.ones((n_in, n_out))

# %% distinct_columns
def distinct_columns(W, tol=1e-9):
    """The number of different columns.

    Parameters
    ----------
    W : (D, M) array
    tol : two columns are the same if no entries differ by more than this

    Returns
    -------
    int
        From 1 (all the same) to M (all different).
    """
    # YOUR CODE HERE
    count = 0
    for j in range(W.shape[1]):
        new = True
        for i in range(j):
            if np.allclose(W[:, i], W[:, j], rtol=0, atol=tol):
                new = False
        count += new
    return count

# %% predict_equal_units
# Your prediction: predict_equal_units = "a", "b", "c" or "d"
predict_equal_units = "a"

# %% small_random_init
def small_random_init(n_in, n_out, rng, scale=0.01):
    """Normal weights (n_in, n_out) with mean 0 and standard deviation `scale`, drawn from rng."""
    # YOUR CODE HERE
    return rng.normal(scale=scale, size=(n_in, n_out))

# %% forward_activations
def forward_activations(X, weights, activation):
    """The output of each layer.

    Parameters
    ----------
    X : (N, D) array
    weights : list of L arrays; the first is (D, M1), the second (M1, M2), and so on
    activation : function of an array, works entry by entry

    Returns
    -------
    list of L arrays
        Of the shapes (N, M1), (N, M2), ...
    """
    # YOUR CODE HERE
    Hs = []
    for W in weights:
        X = activation(np.dot(X, W))
        Hs.append(X)
    return Hs

# %% layer_statistics
def layer_statistics(Hs):
    """The mean and the standard deviation of each array in a list, over all its entries.

    Parameters
    ----------
    Hs : list of L arrays

    Returns
    -------
    (L, 2) array
        Row i is mean and standard deviation of Hs[i]; the variance divides by the number of entries.
    """
    # YOUR CODE HERE
    stats = np.zeros((len(Hs), 2))
    for i, H in enumerate(Hs):
        stats[i] = np.mean(H), np.sqrt(np.var(H))
    return stats
