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
    on = sigmoid(steepness * (x - left))
    off = sigmoid(steepness * (x - right))
    return height * (on - off)

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
    left = np.arange(n_bumps) / n_bumps
    right = left + 1 / n_bumps
    h = f(left + 0.5 / n_bumps)
    W1 = steepness * np.ones((1, 2 * n_bumps))
    b1 = -steepness * np.append(left, right)
    W2 = np.append(h, -h).reshape(2 * n_bumps, 1)
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
    # YOUR CODE HERE
    N, C = scores.shape
    s = scores - np.max(scores, axis=1).reshape(N, 1)
    p = np.exp(s) / np.sum(np.exp(s), axis=1).reshape(N, 1)
    right = np.eye(C)[y]
    loss = np.mean(np.log(np.sum(np.exp(s), axis=1)) - np.sum(right * s, axis=1))
    return loss, (p - right) / N
