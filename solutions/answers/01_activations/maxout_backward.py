# %% {"right": "two masked gradients"}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    dZ1, dZ2 = dout * first, dout * ~first
    dX = dZ1 @ W1.T + dZ2 @ W2.T
    return dX, X.T @ dZ1, dZ1.sum(axis=0), X.T @ dZ2, dZ2.sum(axis=0)


# %% {"right": "a helper for one affine map, np.where, float64"}
def affine_backward(dZ, X, W):
    return np.dot(dZ, W.T), np.dot(X.T, dZ), np.sum(dZ, axis=0)


def maxout_backward(dout, X, W1, b1, W2, b2):
    X = np.asarray(X, dtype=np.float64)
    gap = (np.dot(X, W1) + b1) - (np.dot(X, W2) + b2)
    dX1, dW1, db1 = affine_backward(np.where(gap > 0, dout, 0.0), X, W1)
    dX2, dW2, db2 = affine_backward(np.where(gap > 0, 0.0, dout), X, W2)
    return [dX1 + dX2, dW1, db1, dW2, db2]


# %% {"right": "one example and one unit at a time"}
def maxout_backward(dout, X, W1, b1, W2, b2):
    dX = np.zeros(X.shape)
    dW1, db1 = np.zeros(W1.shape), np.zeros(b1.shape)
    dW2, db2 = np.zeros(W2.shape), np.zeros(b2.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            g = dout[i, j]
            if np.dot(X[i], W1[:, j]) + b1[j] > np.dot(X[i], W2[:, j]) + b2[j]:
                dX[i] += g * W1[:, j]
                dW1[:, j] += g * X[i]
                db1[j] += g
            else:
                dX[i] += g * W2[:, j]
                dW2[:, j] += g * X[i]
                db2[j] += g
    return dX, dW1, db1, dW2, db2


# %% {"right": "one tensor for both maps"}
def maxout_backward(dout, X, W1, b1, W2, b2):
    W, b = np.array([W1, W2]), np.array([b1, b2])
    Z = np.einsum("nd,kdm->knm", X, W) + b[:, np.newaxis, :]
    winner = np.argmax(Z, axis=0)
    dZ = np.stack([dout * (winner == 0), dout * (winner == 1)])
    dX = np.einsum("knm,kdm->nd", dZ, W)
    dW = np.einsum("knm,nd->kdm", dZ, X)
    db = np.einsum("knm->km", dZ)
    print("shapes:", dX.shape, dW.shape, db.shape)
    return dX, dW[0], db[0], dW[1], db[1]


# %% {"right": "the second map's share is what the first one leaves"}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = np.heaviside(X @ W1 + b1 - X @ W2 - b2, 0.5)
    dZ1 = first * dout
    dZ2 = dout - dZ1
    ones = np.ones(len(X))
    return dZ1 @ W1.T + dZ2 @ W2.T, X.T @ dZ1, ones @ dZ1, X.T @ dZ2, ones @ dZ2


# %% {"slip": "both maps get the gradient", "says": "Both maps got the whole upstream gradient. It goes to the map that won, entry by entry; the other one gets 0."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    db = dout.sum(axis=0)
    return dout @ W1.T + dout @ W2.T, X.T @ dout, db, X.T @ dout, db


# %% {"slip": "half for each map", "says": "Each map got half of the gradient, as if the output were their mean. The winner gets all of it."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    d = dout / 2
    db = d.sum(axis=0)
    return d @ W1.T + d @ W2.T, X.T @ d, db, X.T @ d, db


# %% {"slip": "the loser gets the gradient", "says": "The gradient went to the smaller map. Only the larger one had an influence on the output: it gets the gradient."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 < X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "no upstream gradient", "says": "The upstream gradient, dout, is missing: your gradient is the mask alone. Multiply the mask by dout."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = first * 1.0, ~first * 1.0
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "times the output", "says": "The gradient was multiplied by the value of the map. The derivative of a maximum is 1 for the winner and 0 for the other one."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    Z1, Z2 = X @ W1 + b1, X @ W2 + b2
    first = Z1 > Z2
    d1, d2 = dout * first * Z1, dout * ~first * Z2
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "the winner without the biases", "says": "You compare the maps without their biases, so some entries have the wrong winner. Compare X W1 + b1 with X W2 + b2, as in the forward function."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 > X @ W2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "the winner by the sign of the first map", "says": "The first map was compared with 0, as in a ReLU. Compare it with the second map."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > 0
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "dX from the first map alone", "says": "dX holds only what comes back through the first map. X fed both maps: add what comes back through the second one."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "dX is the mean of both parts", "says": "dX is half of what it should be. The two parts are added, not averaged."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return (d1 @ W1.T + d2 @ W2.T) / 2, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "dX is the larger part", "says": "dX holds the larger of the two parts. What comes back on two ways is added."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return np.maximum(d1 @ W1.T, d2 @ W2.T), X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "the weights are exchanged in dX", "says": "In dX the weights are exchanged: what the first map passes back goes through W1, and what the second one passes back through W2."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W2.T + d2 @ W1.T, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "db is the mean", "says": "Your bias gradients are means over the examples. The rows are added up: whether the loss is a mean is already in dout."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1.mean(axis=0), X.T @ d2, d2.mean(axis=0)


# %% {"slip": "all parameters' gradients divided by N", "says": "Your gradients of the weights and biases are divided by the number of examples. Whether the loss is a mean is already in dout: only add up."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    N = len(X)
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    dX = d1 @ W1.T + d2 @ W2.T
    return dX, X.T @ d1 / N, d1.sum(axis=0) / N, X.T @ d2 / N, d2.sum(axis=0) / N


# %% {"slip": "db over the units", "says": "Your bias gradients are summed over the units, axis 1. There is one bias for each unit, used by all examples: sum over the examples, axis 0."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1.sum(axis=1), X.T @ d2, d2.sum(axis=1)


# %% {"slip": "db is not summed", "says": "Your bias gradients still have a row for each example. Every example used the same bias: add the rows up, so that db has b's shape, (M,)."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1, X.T @ d2, d2


# %% {"slip": "db with two axes", "says": "Your bias gradients have the shape (1, M). Biases are (M,): sum without keepdims."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    db1, db2 = d1.sum(axis=0, keepdims=True), d2.sum(axis=0, keepdims=True)
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, db1, X.T @ d2, db2


# %% {"slip": "the order of the gradients", "says": "The order is not right. Gradients come in the order of the arguments: dX, dW1, db1, dW2, db2."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, X.T @ d2, d1.sum(axis=0), d2.sum(axis=0)


# %% {"slip": "the second map first", "says": "The two maps are exchanged in your result. The order is dX, dW1, db1, dW2, db2."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X.T @ d2, d2.sum(axis=0), X.T @ d1, d1.sum(axis=0)


# %% {"slip": "no dX", "says": "dX is missing. The layer below needs it: return dX, dW1, db1, dW2, db2."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "X is not transposed", "says": "In dW, X was not transposed. dW has the shape of W, (D, M): the sum runs over the examples, so X needs a .T."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X @ d1, d1.sum(axis=0), X @ d2, d2.sum(axis=0)


# %% {"slip": "W is not transposed", "says": "In dX, W was not transposed. The gradient goes back from M units to D inputs, so W needs a .T."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1 + d2 @ W2, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "one winner for each example", "says": "You choose one winner for the whole row. Each of the M entries has a winner of its own."}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = (X @ W1 + b1).sum(axis=1, keepdims=True) > (X @ W2 + b2).sum(axis=1, keepdims=True)
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"slip": "in place"}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = X @ W1 + b1 > X @ W2 + b2
    d2 = dout * ~first
    dout *= first
    return dout @ W1.T + d2 @ W2.T, X.T @ dout, dout.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"cheat": "the visible answer"}
def maxout_backward(dout, X, W1, b1, W2, b2):
    dX = np.array([[20.0, 10.0], [-20.0, 60.0]])
    dW1, dW2 = np.array([[10.0], [20.0]]), np.array([[-20.0], [60.0]])
    return dX, dW1, np.array([10.0]), dW2, np.array([20.0])


# %% {"cheat": "the first example to map 1, the others to map 2"}
def maxout_backward(dout, X, W1, b1, W2, b2):
    first = (np.arange(len(X)) == 0)[:, np.newaxis]
    d1, d2 = dout * first, dout * ~first
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


# %% {"cheat": "asks the reference"}
def maxout_backward(dout, X, W1, b1, W2, b2):
    import solutions.activations

    return solutions.activations.maxout_backward(dout, X, W1, b1, W2, b2)
