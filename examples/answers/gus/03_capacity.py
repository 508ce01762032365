# %% bump
def bump(x, left, right, height, steepness=200.0):
    """A bump made of two sigmoids.

    Parameters
    ----------
    x : array of any shape
    left, right : the places of its edges
    height : its height
    steepness : the factor inside both sigmoids

    Returns
    -------
    array of x's shape
        height * (sigmoid(steepness (x - left)) - sigmoid(steepness (x - right)))
    """
    # YOUR CODE HERE
    return height * (sigmoid(steepness * x - left) - sigmoid(steepness * x - right))

# %% bump_network
def bump_network(f, n_bumps, steepness=2000.0):
    """The weights of a net that approximates f on [0, 1] by bumps of equal width.

    Parameters
    ----------
    f : function that takes and returns an array (K,)
    n_bumps : n; bump i reaches from i / n to (i + 1) / n and is as high as f is there (in its middle)
    steepness : of all edges

    Returns
    -------
    W1 (1, 2n), b1 (2n,), W2 (2n, 1)
        The output of the net for x (K, 1) is sigmoid(x @ W1 + b1) @ W2.
    """
    # YOUR CODE HERE
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = steepness * np.concatenate([edges[:-1], edges[1:]])
    W2 = np.concatenate([heights, -heights]).reshape(-1, 1)
    return W1, b1, W2

# %% predict_bump_error
# Your prediction: predict_bump_error = "a", "b", "c" or "d"
predict_bump_error = "c"

# %% softmax_cross_entropy
def softmax_cross_entropy(scores, y):
    """The mean cross-entropy of softmax probabilities, and its gradient.

    Parameters
    ----------
    scores : (N, C) array, entries from -1e4 to 1e4
    y : (N,) array of class numbers

    Returns
    -------
    loss : float
    dscores : (N, C) array, the gradient of the loss with respect to the scores
    """
    # YOUR CODE HERE
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(y))
    loss = -log_p[rows, y].mean()
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return loss, dscores

# %% l2_penalty
def l2_penalty(weights, strength):
    """The L2 penalty, and its gradients.

    Parameters
    ----------
    weights : list of arrays
    strength : a number, 0 for no penalty

    Returns
    -------
    penalty : float, 0.5 * strength * the sum of the squares of all entries of all arrays
    grads : list of arrays, one for each array in weights, of its shape
    """
    # YOUR CODE HERE
    penalty = 0.5 * strength * sum(np.sum(W**2) for W in weights)
    for W in weights:
        W *= strength
    return penalty, weights

# %% two_layer_loss
def two_layer_loss(params, X, y, l2=0.0):
    """The loss of a net with one hidden ReLU layer, and its gradients.

    Parameters
    ----------
    params : dict with W1 (D, H), b1 (H,), W2 (H, C), b2 (C,)
    X : (N, D) array
    y : (N,) array of class numbers
    l2 : strength of the penalty on W1 and W2

    Returns
    -------
    loss : float, the mean cross-entropy plus the penalty
    grads : dict with the names of params, each gradient of its parameter's shape
    """
    # YOUR CODE HERE
    Z = X @ params["W1"] + params["b1"]
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ params["W2"] + params["b2"], y)
    dscores = dscores / len(y)
    dZ = dscores @ params["W2"].T * (Z > 0)
    grads = {
        "W1": X.T @ dZ,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores,
        "b2": dscores.sum(axis=0),
    }
    for name in params:
        loss += 0.5 * l2 * np.sum(params[name] ** 2)
        grads[name] += l2 * params[name]
    return loss, grads

# %% parameter_count
def parameter_count(sizes):
    """The number of weights and biases of a fully connected net.

    Parameters
    ----------
    sizes : list of layer sizes: inputs, hidden layers, outputs

    Returns
    -------
    int
    """
    # YOUR CODE HERE
    weights = sum(a * b for a, b in zip(sizes, sizes[1:]))
    biases = sum(sizes)
    return weights + biases

# %% predict_spread
# Your prediction: predict_spread = "a", "b", "c" or "d"
predict_spread = "a"

# %% predict_depth
# Your prediction: predict_depth = "a", "b", "c" or "d"
predict_depth = "d"

# %% explain_capacity [markdown]
# That is right, a net with 3 units has only 17 parameters, so it cannot overfit.
