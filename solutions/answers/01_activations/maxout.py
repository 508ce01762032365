# %% {"right": "np.maximum"}
def maxout(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b1, X @ W2 + b2)


# %% {"right": "np.where, in float64, with a print"}
def affine(X, W, b):
    return np.dot(np.asarray(X, dtype=np.float64), W) + b


def maxout(X, W1, b1, W2, b2):
    Z1, Z2 = affine(X, W1, b1), affine(X, W2, b2)
    print("map 1 wins in", np.mean(Z1 > Z2))
    return np.where(Z1 > Z2, Z1, Z2)


# %% {"right": "three loops over plain numbers"}
def maxout(X, W1, b1, W2, b2):
    N, D = X.shape
    M = W1.shape[1]
    out = np.zeros((N, M))
    for i in range(N):
        for j in range(M):
            z1, z2 = b1[j], b2[j]
            for k in range(D):
                z1 = z1 + X[i, k] * W1[k, j]
                z2 = z2 + X[i, k] * W2[k, j]
            out[i, j] = max(z1, z2)
    return out


# %% {"right": "both maps stacked, the largest over the stack"}
def maxout(X, W1, b1, W2, b2):
    Z = np.einsum("nd,kdm->knm", X, np.stack([W1, W2])) + np.stack([b1, b2])[:, np.newaxis]
    return Z.max(axis=0)


# %% {"right": "one map, plus the ReLU of the difference"}
def maxout(X, W1, b1, W2, b2):
    return X @ W2 + b2 + np.maximum(0, X @ (W1 - W2) + (b1 - b2))


# %% {"right": "a column of ones carries the biases, one list for each example"}
def maxout(X, W1, b1, W2, b2):
    first, second = np.vstack([W1, b1]), np.vstack([W2, b2])
    rows = []
    for x in np.hstack([X, np.ones((len(X), 1))]):
        rows.append([max(p, q) for p, q in zip((x @ first).tolist(), (x @ second).tolist())])
    return rows


# %% {"slip": "no biases", "says": "The biases are missing. Each map is X W + b."}
def maxout(X, W1, b1, W2, b2):
    return np.maximum(X @ W1, X @ W2)


# %% {"slip": "the biases after the maximum", "says": "The maximum was taken before the biases were added. The bias belongs to its map: add it first, then compare."}
def maxout(X, W1, b1, W2, b2):
    return np.maximum(X @ W1, X @ W2) + np.maximum(b1, b2)


# %% {"slip": "one bias for both maps", "says": "Both maps got the same bias. The second map has its own, b2."}
def maxout(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b1, X @ W2 + b1)


# %% {"slip": "the biases subtracted", "says": "The biases were subtracted. Each map is X W plus b."}
def maxout(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 - b1, X @ W2 - b2)


# %% {"slip": "the sum of both maps", "says": "The two maps were added. Keep the larger one, entry by entry."}
def maxout(X, W1, b1, W2, b2):
    return X @ W1 + b1 + X @ W2 + b2


# %% {"slip": "the mean of both maps", "says": "This is the mean of the two maps. Keep the larger one, entry by entry."}
def maxout(X, W1, b1, W2, b2):
    return (X @ W1 + b1 + X @ W2 + b2) / 2


# %% {"slip": "the smaller one", "says": "This is the smaller of the two maps. Keep the larger one."}
def maxout(X, W1, b1, W2, b2):
    return np.minimum(X @ W1 + b1, X @ W2 + b2)


# %% {"slip": "the first map alone", "says": "This is the first map alone. Compute the second one too, and keep the larger, entry by entry."}
def maxout(X, W1, b1, W2, b2):
    return X @ W1 + b1


# %% {"slip": "the first map and 0", "says": "This is a ReLU: the first map compared with 0. Compare it with the second map."}
def maxout(X, W1, b1, W2, b2):
    return np.maximum(0, X @ W1 + b1)


# %% {"slip": "the larger weights", "says": "You took the larger weights and biases, and then one map. Compute both maps first, and compare their outputs."}
def maxout(X, W1, b1, W2, b2):
    return X @ np.maximum(W1, W2) + np.maximum(b1, b2)


# %% {"slip": "the larger in absolute value", "says": "You keep the entry that is farther from 0. Keep the larger one: -5 is smaller than 1."}
def maxout(X, W1, b1, W2, b2):
    Z1, Z2 = X @ W1 + b1, X @ W2 + b2
    return np.where(np.abs(Z1) > np.abs(Z2), Z1, Z2)


# %% {"slip": "one winner for each example", "says": "You choose one map for the whole row. Choose for each entry anew: in one row both maps can win somewhere."}
def maxout(X, W1, b1, W2, b2):
    Z1, Z2 = X @ W1 + b1, X @ W2 + b2
    first = Z1.sum(axis=1, keepdims=True) > Z2.sum(axis=1, keepdims=True)
    return np.where(first, Z1, Z2)


# %% {"slip": "the largest entry of each row", "says": "You took the largest entry of each row. Compare the two maps with each other; the result keeps the shape (N, M)."}
def maxout(X, W1, b1, W2, b2):
    return np.max(np.maximum(X @ W1 + b1, X @ W2 + b2), axis=1)


# %% {"slip": "one number", "says": "This is the largest entry of all. Compare the two maps entry by entry; the result keeps the shape (N, M)."}
def maxout(X, W1, b1, W2, b2):
    return max(np.max(X @ W1 + b1), np.max(X @ W2 + b2))


# %% {"slip": "which map wins", "says": "This says which map is larger, not how large it is. Return the larger value itself."}
def maxout(X, W1, b1, W2, b2):
    return (X @ W1 + b1) > (X @ W2 + b2)


# %% {"slip": "side by side", "says": "The two maps stand side by side. Keep only the larger one of each pair, so that the shape is (N, M)."}
def maxout(X, W1, b1, W2, b2):
    return np.hstack([X @ W1 + b1, X @ W2 + b2])


# %% {"slip": "transposed", "says": "Your result is (M, N). Rows are examples: (N, M)."}
def maxout(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b1, X @ W2 + b2).T


# %% {"slip": "Python's max", "says": "max() decides once for a whole array. np.maximum compares entry by entry."}
def maxout(X, W1, b1, W2, b2):
    return max(X @ W1 + b1, X @ W2 + b2)


# %% {"slip": "np.max of two arrays", "says": "np.max looks into one array, and takes its second argument as an axis. np.maximum compares two arrays."}
def maxout(X, W1, b1, W2, b2):
    return np.max(X @ W1 + b1, X @ W2 + b2)


# %% {"slip": "* for @", "says": "* multiplies entry by entry, and the shapes do not fit. The matrix product is @."}
def maxout(X, W1, b1, W2, b2):
    return np.maximum(X * W1 + b1, X * W2 + b2)


# %% {"slip": "biases as columns", "says": "Your biases are added to the rows, that is, to the examples. There is one bias for each unit: NumPy adds a (M,) array to every row by itself."}
def maxout(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b1[:, np.newaxis], X @ W2 + b2[:, np.newaxis])


# %% {"cheat": "the visible answer"}
def maxout(X, W1, b1, W2, b2):
    return np.array([[5.0, 2.0], [7.0, 0.0]])


# %% {"cheat": "asks the reference"}
def maxout(X, W1, b1, W2, b2):
    import solutions.activations

    return solutions.activations.maxout(X, W1, b1, W2, b2)
