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
    return np.full((n_out, n_in), value)

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
    return np.unique(W, axis=1).shape[1]

# %% predict_equal_units
# Your prediction: predict_equal_units = "a", "b", "c" or "d"
predict_equal_units = "b"

# %% small_random_init
def small_random_init(n_in, n_out, rng, scale=0.01):
    """Normal weights (n_in, n_out) with mean 0 and standard deviation `scale`, drawn from rng."""
    # YOUR CODE HERE
    return scale * np.random.randn(n_in, n_out)

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
    Hs = [X]
    for W in weights:
        Hs.append(activation(Hs[-1] @ W))
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
    return np.array([[np.mean(H) for H in Hs], [np.std(H) for H in Hs]])

# %% predict_small_weights
# Your prediction: predict_small_weights = "a", "b", "c" or "d"
predict_small_weights = "c"

# %% backward_gradients
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    """The gradient with respect to each layer's output.

    Parameters
    ----------
    Hs : list of L arrays, what forward_activations returned
    weights : list of L arrays, what forward_activations was given
    dH : the gradient with respect to the last output, of the same shape
    activation_grad_from_output : the derivative of the activation as a function of its output

    Returns
    -------
    list of L arrays
        Entry i has the shape of Hs[i]; the last one is dH.
    """
    # YOUR CODE HERE
    gradients = [dH]
    for l in range(len(Hs) - 1, 0, -1):
        dH = (dH * activation_grad_from_output(Hs[l])) @ weights[l].T
        gradients.append(dH)
    return gradients

# %% predict_large_weights
# Your prediction: predict_large_weights = "a", "b", "c" or "d"
predict_large_weights = "b"

# %% output_std
def output_std(n_in, weight_std, input_std):
    """The standard deviation of w1 x1 + ... + wn xn, with n_in independent terms of mean 0.

    Parameters
    ----------
    n_in : the number of terms
    weight_std, input_std : standard deviations of the weights and of the inputs

    Returns
    -------
    float
    """
    # YOUR CODE HERE
    return n_in * weight_std * input_std

# %% xavier_init
def xavier_init(n_in, n_out, rng):
    """Normal weights (n_in, n_out) with mean 0 and standard deviation 1 / sqrt(n_in), from rng."""
    # YOUR CODE HERE
    return rng.normal(size=(n_in, n_out)) / np.sqrt(n_out)

# %% he_init
def he_init(n_in, n_out, rng):
    """Normal weights (n_in, n_out) with mean 0 and standard deviation sqrt(2 / n_in), from rng."""
    # YOUR CODE HERE
    return rng.normal(0, 2 / n_in, size=(n_in, n_out))

# %% init_for
def init_for(activation_name, n_in, n_out, rng):
    """The weights (n_in, n_out) that suit an activation.

    Parameters
    ----------
    activation_name : "tanh" or "relu"; anything else raises a ValueError
    n_in, n_out : number of inputs and of units
    rng : NumPy generator

    Returns
    -------
    (n_in, n_out) array
    """
    # YOUR CODE HERE
    gain = 2 if activation_name == "relu" else 1
    return np.sqrt(gain / n_in) * rng.normal(size=(n_in, n_out))

# %% predict_thirty_layers
# Your prediction: predict_thirty_layers = "a", "b", "c" or "d"
predict_thirty_layers = "c"

# %% explain_first_weights [markdown]
# There is a bug in backward, because a gradient is never exactly 0. He should check it with numerical_gradient.
