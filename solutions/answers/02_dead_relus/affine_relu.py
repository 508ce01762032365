# %% {"right": "a neuron at a time, in lists"}
def affine_relu(X, W, b):
    inputs, units = len(W), len(b)
    H, Z = [], []
    for x in X:
        sums = []
        for j in range(units):
            total = float(b[j])
            for i in range(inputs):
                total += float(x[i]) * float(W[i][j])
            sums.append(total)
        Z.append(sums)
        H.append([z if z > 0 else 0.0 for z in sums])
    return H, {"X": X, "W": W, "Z": Z}


# %% {"right": "the bias as the weight of an input that is always 1"}
def affine_relu(X, W, b):
    with_one = np.hstack([X, np.ones((X.shape[0], 1))])
    stacked = np.vstack([W, b])
    H = np.clip(with_one @ stacked, 0, None)
    return H, (with_one, stacked, H)


# %% {"right": "a mask, in float64, with a print"}
def affine_relu(X, W, b):
    Z = np.einsum("nd,dm->nm", X.astype(float), W.astype(float)) + b.reshape(1, -1)
    print("Z", Z.shape)
    mask = Z > 0
    H = Z * mask
    return [H, [X, W, mask]]


# %% {"right": "the cache is the backward pass itself"}
def affine_relu(X, W, b):
    Z = np.dot(X, W) + b
    H = Z.copy()
    H[H < 0] = 0

    def backward(dH):
        dZ = np.where(Z > 0, dH, 0)
        return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)

    return H, backward


# %% {"right": "half of Z plus |Z|"}
def affine_relu(X, W, b):
    Z = np.matmul(X, W) + np.tile(b, (len(X), 1))
    return (Z + np.abs(Z)) / 2, (X, W, Z)


# %% {"slip": "no bias", "says": "This is the ReLU of X W alone: the bias is missing. Each unit adds its own b before the cut at 0."}
def affine_relu(X, W, b):
    Z = X @ W
    return np.maximum(0, Z), (X, W, Z)


# %% {"slip": "the bias after the ReLU", "says": "You cut off at 0 first and added the bias after that. The bias belongs to Z: add it before the ReLU."}
def affine_relu(X, W, b):
    Z = X @ W
    return np.maximum(0, Z) + b, (X, W, Z)


# %% {"slip": "no ReLU", "says": "This is Z itself. The ReLU is missing: what is negative must become 0."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return Z, (X, W, Z)


# %% {"slip": "the absolute value", "says": "The negative sums came out positive, as with np.abs. A ReLU makes them 0."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.abs(Z), (X, W, Z)


# %% {"slip": "minimum for maximum", "says": "You kept the negative sums and cut off the positive ones. A ReLU keeps the larger of 0 and Z, not the smaller."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.minimum(0, Z), (X, W, Z)


# %% {"slip": "one bias for each example", "says": "You added b down the rows, one entry for each example. b has one entry for each unit: it goes along the columns of X W."}
def affine_relu(X, W, b):
    Z = X @ W + b[:, np.newaxis]
    return np.maximum(0, Z), (X, W, Z)


# %% {"slip": "the mask for the output", "says": "H holds 1 where a unit is active. That is the derivative of the ReLU; the output there is Z itself."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return (Z > 0).astype(float), (X, W, Z)


# %% {"slip": "the bias subtracted", "says": "You subtracted the bias. Z is X W plus b."}
def affine_relu(X, W, b):
    Z = X @ W - b
    return np.maximum(0, Z), (X, W, Z)


# %% {"slip": "no cache", "says": "Only H came back. The function returns two things: H, and a cache with what the backward function will need."}
def affine_relu(X, W, b):
    Z = X @ W + b
    H = np.maximum(0, Z)
    cache = (X, W, Z)
    return H


# %% {"slip": "np.max for np.maximum"}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.max(0, Z), (X, W, Z)


# %% {"cheat": "right for the visible numbers only"}
def affine_relu(X, W, b):
    return np.array([[3.5, 0.0], [0.0, 1.5]]), (X, W, b)


# %% {"cheat": "looks for the reference"}
def affine_relu(X, W, b):
    import solutions.dead_relus

    return solutions.dead_relus.affine_relu(X, W, b)
