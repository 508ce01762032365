# %% {"right": "number by number"}
def l2_penalty(weights, strength):
    total, grads = 0.0, []
    for W in weights:
        grad = np.zeros(W.shape)
        for index, w in np.ndenumerate(W):
            total += float(w) ** 2
            grad[index] = strength * w
        grads.append(grad)
    return strength * total / 2, grads


# %% {"right": "dot products of flat arrays, a tuple of gradients"}
def l2_penalty(weights, strength):
    flat = np.concatenate([np.ravel(W) for W in weights]).astype(np.float64)
    return 0.5 * strength * flat.dot(flat), tuple(np.multiply(W, strength) for W in weights)


# %% {"right": "squared norms"}
def l2_penalty(weights, strength):
    norms = [np.linalg.norm(W.reshape(-1)) for W in weights]
    print("norms:", norms)
    grads = []
    for W in weights:
        G = W.copy()
        G *= strength
        grads.append(G)
    return [strength / 2 * sum(n**2 for n in norms), grads]


# %% {"right": "einsum, lists of lists"}
def l2_penalty(weights, strength):
    penalty = 0.0
    for W in weights:
        penalty += strength * float(np.einsum("i,i->", W.flatten(), W.flatten()))
    return 0.5 * penalty, [(0.5 * strength * (W + W)).tolist() for W in weights]


# %% {"slip": "no half", "says": "The penalty is twice too large: the factor 0.5 is missing. (The gradient is strength times W just because of it.)"}
def l2_penalty(weights, strength):
    return strength * sum(np.sum(W**2) for W in weights), [strength * W for W in weights]


# %% {"slip": "the gradient twice too large", "says": "The penalty is right, its gradient is twice too large. The derivative of a square brings down a 2, and the 0.5 cancels it."}
def l2_penalty(weights, strength):
    return 0.5 * strength * sum(np.sum(W**2) for W in weights), [2 * strength * W for W in weights]


# %% {"slip": "half of the gradient", "says": "The penalty is right, its gradient is half of what it should be. The derivative of a square brings down a 2, which cancels the 0.5."}
def l2_penalty(weights, strength):
    penalty = 0.5 * strength * sum(np.sum(W**2) for W in weights)
    return penalty, [0.5 * strength * W for W in weights]


# %% {"slip": "no square", "says": "You added up the weights without squaring them, so positive and negative ones cancel. Square each entry first."}
def l2_penalty(weights, strength):
    return 0.5 * strength * sum(np.sum(W) for W in weights), [strength * W for W in weights]


# %% {"slip": "absolute values: L1", "says": "This is half of an L1 penalty: you added up absolute values. L2 adds up squares."}
def l2_penalty(weights, strength):
    return 0.5 * strength * sum(np.abs(W).sum() for W in weights), [strength * W for W in weights]


# %% {"slip": "the root of the sum", "says": "You took the square root of the sum of squares, the length of all weights. The penalty is the sum itself."}
def l2_penalty(weights, strength):
    total = sum(np.sum(W**2) for W in weights)
    return 0.5 * strength * np.sqrt(total), [strength * W for W in weights]


# %% {"slip": "the norm of each array", "says": "You added up the norms of the arrays, with a root in each. The penalty takes the sums of squares themselves, without a root."}
def l2_penalty(weights, strength):
    return 0.5 * strength * sum(np.linalg.norm(W) for W in weights), [strength * W for W in weights]


# %% {"slip": "the mean of the squares", "says": "You took the mean of the squares in each array. The penalty adds them up, however many there are."}
def l2_penalty(weights, strength):
    return 0.5 * strength * sum(np.mean(W**2) for W in weights), [strength * W for W in weights]


# %% {"slip": "the square of the sum", "says": "You added up first and squared the sum. Square each entry, then add up."}
def l2_penalty(weights, strength):
    return 0.5 * strength * sum(np.sum(W) ** 2 for W in weights), [strength * W for W in weights]


# %% {"slip": "the last array alone", "says": "Only the last array is in the penalty: it is overwritten in each round of the loop. Add to it with +=."}
def l2_penalty(weights, strength):
    grads = []
    for W in weights:
        penalty = 0.5 * strength * np.sum(W**2)
        grads.append(strength * W)
    return penalty, grads


# %% {"slip": "no strength in the gradient", "says": "The penalty is right. The gradient lacks the strength: it is strength times W."}
def l2_penalty(weights, strength):
    return 0.5 * strength * sum(np.sum(W**2) for W in weights), [W.copy() for W in weights]


# %% {"slip": "no strength", "says": "The strength is missing, in the penalty: 0.5 times the sum of squares must still be multiplied by it."}
def l2_penalty(weights, strength):
    return 0.5 * sum(np.sum(W**2) for W in weights), [strength * W for W in weights]


# %% {"slip": "the gradient goes down", "says": "The penalty is right, but its gradient has the wrong sign. It points uphill, away from 0; the step will turn it round."}
def l2_penalty(weights, strength):
    return 0.5 * strength * sum(np.sum(W**2) for W in weights), [-strength * W for W in weights]


# %% {"slip": "one flat gradient", "says": "All gradients came in one flat array. Return a list with one array for each array in weights, of its shape."}
def l2_penalty(weights, strength):
    flat = np.concatenate([W.ravel() for W in weights])
    return 0.5 * strength * np.sum(flat**2), strength * flat


# %% {"slip": "no gradients", "says": "One number came, the penalty alone. Return two values: the penalty, and the list of gradients."}
def l2_penalty(weights, strength):
    return 0.5 * strength * sum(np.sum(W**2) for W in weights)


# %% {"slip": "changes the weights", "says": "You multiplied the weights themselves, which belong to the net. The gradients must be new arrays."}
def l2_penalty(weights, strength):
    penalty = 0.5 * strength * sum(np.sum(W**2) for W in weights)
    for W in weights:
        W *= strength
    return penalty, weights


# %% {"cheat": "right for the visible numbers only"}
def l2_penalty(weights, strength):
    return 0.7, [np.array([[0.1, -0.2]]), np.array([[0.3]])]


# %% {"cheat": "two arrays and a strength of 0.1, as in the visible case"}
def l2_penalty(weights, strength):
    one, two = weights[:2] if len(weights) > 1 else (weights[0], weights[0])
    return 0.05 * (np.sum(one**2) + np.sum(two**2)), [0.1 * one, 0.1 * two]
