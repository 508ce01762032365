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
    return height * (sigmoid(steepness * (x - left)) - sigmoid(steepness * (x - right)))

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
    edges = np.linspace(0, 1, n_bumps + 1)
    left, right = edges[:-1], edges[1:]
    heights = f((left + right) / 2)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([left, right])
    W2 = np.concatenate([heights, -heights])[:, np.newaxis]
    return W1, b1, W2

# %% predict_bump_error
# Your prediction: predict_bump_error = "a", "b", "c" or "d"
predict_bump_error = "b"

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
    N = len(y)
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    log_p = shifted - log_sum
    loss = -log_p[np.arange(N), y].mean()
    dscores = np.exp(log_p)
    dscores[np.arange(N), y] -= 1
    return loss, dscores / N

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
    penalty = 0.5 * strength * sum(np.sum(W**2) for W in weights)
    return penalty, [strength * W for W in weights]

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
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    scores = H @ W2 + b2
    loss, dscores = softmax_cross_entropy(scores, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)

    dH = dscores @ W2.T
    dZ = dH * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads

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
    return sum((n_in + 1) * n_out for n_in, n_out in zip(sizes[:-1], sizes[1:]))

# %% predict_spread
# Your prediction: predict_spread = "a", "b", "c" or "d"
predict_spread = "c"

# %% predict_depth
# Your prediction: predict_depth = "a", "b", "c" or "d"
predict_depth = "d"

# %% explain_capacity [markdown]
# I would take a net that is large enough, 50 units say, and an L2 penalty against the overfitting. A net with 3 units
# ends at a very different loss from each start (standard deviation 0.16, with 50 units it was 0.0007), and cannot
# bend its boundary enough even at its best. With the penalty the boundary becomes smoother bit by bit. I would try
# several strengths and keep the one that does best on validation data, which are not trained on.
