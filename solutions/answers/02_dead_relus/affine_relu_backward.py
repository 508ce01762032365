# %% {"right": "example by example, with outer products"}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        dz = np.array([g if z > 0 else 0.0 for g, z in zip(dH[n], Z[n])])
        dX[n] = W @ dz
        dW += np.outer(X[n], dz)
        db += dz
    return dX, dW, db


# %% {"right": "a dict for a cache, the mask from H"}
def affine_relu(X, W, b):
    H = np.maximum(X @ W + b, 0)
    return H, {"inputs": X, "weights": W, "H": H}


def affine_relu_backward(dH, cache):
    dZ = np.array(dH)
    dZ[cache["H"] == 0] = 0
    dX = np.einsum("nm,dm->nd", dZ, cache["weights"])
    dW = np.einsum("nd,nm->dm", cache["inputs"], dZ)
    return [dX, dW, np.einsum("nm->m", dZ)]


# %% {"right": "a cache that is a function"}
def affine_relu(X, W, b):
    Z = X @ W + b

    def backward(dH):
        dZ = np.where(Z > 0, dH, 0)
        return dZ @ W.T, (dZ.T @ X).T, np.ones(len(dZ)) @ dZ

    return np.maximum(0, Z), backward


def affine_relu_backward(dH, cache):
    return cache(dH)


# %% {"right": "a cache of X, W, b: computes Z again"}
def affine_relu(X, W, b):
    return np.maximum(0, X @ W + b), (X, W, b)


def affine_relu_backward(dH, cache):
    X, W, b = cache
    active = (X @ W + b > 0).astype(dH.dtype)
    dZ = np.multiply(dH, active)
    print(f"{active.mean():.0%} of the units pass their gradient")
    return dZ @ W.transpose(), X.transpose() @ dZ, np.sum(dZ, axis=0)


# %% {"right": "lists all the way, the cache an object"}
class LayerCache:
    def __init__(self, X, W, Z):
        self.X, self.W, self.Z = X, W, Z


def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), LayerCache(X, W, Z)


def affine_relu_backward(dH, cache):
    N, D = cache.X.shape
    M = cache.W.shape[1]
    dZ = [[float(dH[n][m]) * bool(cache.Z[n][m] > 0) for m in range(M)] for n in range(N)]
    dX = [[sum(dZ[n][m] * cache.W[d][m] for m in range(M)) for d in range(D)] for n in range(N)]
    dW = [[sum(dZ[n][m] * cache.X[n][d] for n in range(N)) for m in range(M)] for d in range(D)]
    db = [sum(dZ[n][m] for n in range(N)) for m in range(M)]
    return dX, dW, db


# %% {"slip": "no mask", "says": "dH went through as if there were no ReLU. Where Z is not positive it must not pass."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    return dH @ W.T, X.T @ dH, dH.sum(axis=0)


# %% {"slip": "asks the sign of dH", "says": "You let dH pass where dH is positive. What decides is Z: the ReLU passes the gradient where its own input was positive."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = np.maximum(0, dH)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "times H in place of the mask", "says": "You multiplied dH by H, the output. The derivative of the ReLU is 1 where Z > 0, not Z."}
def affine_relu(X, W, b):
    H = np.maximum(0, X @ W + b)
    return H, (X, W, H)


def affine_relu_backward(dH, cache):
    X, W, H = cache
    dZ = dH * H
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "the mean over the examples", "says": "dW and db are divided by the number of examples. The mean is in dH already, if the loss is a mean; here the examples are only added up."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = dH * (Z > 0)
    return dZ @ W.T, X.T @ dZ / len(X), dZ.mean(axis=0)


# %% {"slip": "db is a mean", "says": "dX and dW are right, db is a mean. b is added to every row, so its gradient is the sum over the rows."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = dH * (Z > 0)
    return dZ @ W.T, X.T @ dZ, dZ.mean(axis=0)


# %% {"slip": "db over the wrong axis", "says": "db has one entry for each example: you summed along the rows. Each unit has one bias, so sum down the columns (axis 0)."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = dH * (Z > 0)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=1)


# %% {"slip": "db of shape (1, M)", "says": "The numbers of db are right, but it has two axes, (1, M). b has one axis, (M,), and so has its gradient: no keepdims here."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = dH * (Z > 0)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0, keepdims=True)


# %% {"slip": "dX from dH", "says": "For dX you used dH, not dZ. The gradient must go through the ReLU first, also on its way to X."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = dH * (Z > 0)
    return dH @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "db from dH", "says": "dX and dW are right, but db sums dH. The bias stands inside the ReLU: sum dZ, what is left after the mask."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = dH * (Z > 0)
    return dZ @ W.T, X.T @ dZ, dH.sum(axis=0)


# %% {"slip": "the mask turned round", "says": "You let the gradient pass where Z is negative and blocked it where Z is positive. It is the other way round."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = dH * (Z < 0)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "the gradients in another order", "says": "These are the right gradients in another order: dW, db, dX. Return them in the order of the forward function's arguments: dX, dW, db."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = dH * (Z > 0)
    return X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


# %% {"slip": "forgets db", "says": "Only dX and dW came back. The bias has a gradient too: db, the sum of the rows of dZ."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = dH * (Z > 0)
    return dZ @ W.T, X.T @ dZ


# %% {"slip": "writes into dH", "says": "You wrote the zeros into dH itself, which belongs to the caller. Make a new array for dZ."}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    X, W, Z = cache
    dH[Z <= 0] = 0
    return dH @ W.T, X.T @ dH, dH.sum(axis=0)


# %% {"slip": "global variables in place of the cache", "says": "These are the gradients of a later call of the layer. A net calls the function once for each layer: take the numbers from the cache, not from global variables."}
def affine_relu(X, W, b):
    global last_X, last_W, last_Z
    last_X, last_W, last_Z = X, W, X @ W + b
    return np.maximum(0, last_Z), None


def affine_relu_backward(dH, cache):
    dZ = dH * (last_Z > 0)
    return dZ @ last_W.T, last_X.T @ dZ, dZ.sum(axis=0)


# %% {"cheat": "right for the visible numbers only"}
def affine_relu(X, W, b):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z)


def affine_relu_backward(dH, cache):
    active = np.array([[True, False], [False, True], [True, False]])
    X, W, _ = cache
    dZ = dH * active
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"cheat": "every second entry is active, as in the visible case"}
def affine_relu(X, W, b):
    return np.maximum(0, X @ W + b), (X, W)


def affine_relu_backward(dH, cache):
    X, W = cache
    dZ = dH.copy()
    dZ.reshape(-1)[[i for i in range(dZ.size) if i not in (0, 3, 4)]] = 0
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)
