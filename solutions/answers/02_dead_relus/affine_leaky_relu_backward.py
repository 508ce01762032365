# %% {"right": "example by example, with outer products"}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        dz = np.array([g if z > 0 else slope * g for g, z in zip(dH[n], Z[n])])
        dX[n] = W @ dz
        dW += np.outer(X[n], dz)
        db += dz
    return dX, dW, db


# %% {"right": "the cache holds the local derivative"}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X.dot(W) + b
    local = (Z > 0) + slope * (Z <= 0)
    return Z * local, {"X": X, "W": W, "local": local}


def affine_leaky_relu_backward(dH, cache):
    dZ = np.multiply(dH, cache["local"])
    print(dZ.shape)
    return [dZ.dot(cache["W"].T), cache["X"].T.dot(dZ), np.einsum("nm->m", dZ)]


# %% {"right": "the cache is the backward pass"}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    local = np.where(Z > 0, 1.0, slope)

    def backward(dH):
        dZ = dH * local
        return dZ @ W.T, (dZ.T @ X).T, np.ones(len(dZ)) @ dZ

    return Z * local, backward


def affine_leaky_relu_backward(dH, cache):
    return cache(dH)


# %% {"right": "two ReLU layers: positive part minus slope times negative part"}
def relu_grads(dH, Z, X, W):
    dZ = np.where(Z > 0, dH, 0)
    return np.array(dZ @ W.T), np.array(X.T @ dZ), np.array(dZ.sum(axis=0))


def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.maximum(Z, 0) - slope * np.maximum(-Z, 0), (X, W, b, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, b, slope = cache
    up = relu_grads(dH, X @ W + b, X, W)
    down = relu_grads(dH, -(X @ W + b), X, W)
    return tuple(p + slope * q for p, q in zip(up, down))


# %% {"slip": "a plain ReLU on the way back", "says": "This is the backward pass of a plain ReLU. On the left side slope times dH passes, not 0."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = dH * (Z > 0)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "no mask", "says": "dH went through as if there were no activation. Where Z is not positive it must be multiplied by the slope."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    return dH @ W.T, X.T @ dH, dH.sum(axis=0)


# %% {"slip": "the slope is always 0.01", "says": "You used a slope of 0.01. Use the one that the forward function was called with: put it into the cache."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = np.where(Z > 0, dH, 0.01 * dH)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "the slope itself on the left", "says": "On the left side you put the slope itself. It is a factor there: multiply dH by it."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = np.where(Z > 0, dH, slope)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "slope times Z on the left", "says": "On the left side you put slope times Z, which is the output. On the way back it is slope times dH."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = np.where(Z > 0, dH, slope * Z)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "asks the sign of dH", "says": "You asked whether dH is positive. What decides is the sign of Z, the sum on the way forward."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = np.where(dH > 0, dH, slope * dH)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "the sides exchanged", "says": "The sides are exchanged: the slope belongs where Z is negative, and dH passes whole where Z is positive."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = np.where(Z > 0, slope * dH, dH)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "slope on both sides", "says": "You multiplied dH by the slope everywhere. Where Z is positive, dH passes as it is."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = slope * dH
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "the sign on the left turned", "says": "On the left side the sign is wrong: the slope is positive there, so dH keeps its sign."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = np.where(Z > 0, dH, -slope * dH)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "times the output", "says": "You multiplied dH by the output H. Multiply it by the derivative, which is 1 or the slope."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = dH * np.where(Z > 0, Z, slope * Z)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "the mean over the examples", "says": "dW and db are divided by the number of examples. Here they are sums: dH brings the 1/N of the loss along."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = np.where(Z > 0, dH, slope * dH)
    return dZ @ W.T, X.T @ dZ / len(X), dZ.mean(axis=0)


# %% {"slip": "db over the wrong axis", "says": "db has one entry for each example: you summed along the rows. Sum down the columns (axis 0)."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = np.where(Z > 0, dH, slope * dH)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=1)


# %% {"slip": "dX from dH", "says": "For dX you used dH, not dZ: the gradient must go through the activation first."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = np.where(Z > 0, dH, slope * dH)
    return dH @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "writes into dH", "says": "You wrote into dH itself, which belongs to the caller. Make a new array for dZ."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dH[Z <= 0] *= slope
    return dH @ W.T, X.T @ dH, dH.sum(axis=0)


# %% {"slip": "global variables in place of the cache", "says": "These are the gradients of a later call of the layer. All that you need, the slope too, must come from the cache and not from global variables."}
def affine_leaky_relu(X, W, b, slope=0.01):
    global last_X, last_W, last_Z, last_slope
    last_X, last_W, last_Z, last_slope = X, W, X @ W + b, slope
    return np.maximum(last_Z, slope * last_Z), None


def affine_leaky_relu_backward(dH, cache):
    dZ = np.where(last_Z > 0, dH, last_slope * dH)
    return dZ @ last_W.T, last_X.T @ dZ, dZ.sum(axis=0)


# %% {"slip": "the slope of the last call", "says": "The slope is that of a later call of the layer. It belongs into the cache, with X, W and Z."}
def affine_leaky_relu(X, W, b, slope=0.01):
    global leak
    leak = slope
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z = cache
    dZ = np.where(Z > 0, dH, leak * dH)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"cheat": "right for the visible numbers only: a slope of 0.1"}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, Z, slope = cache
    dZ = np.where(Z > 0, dH, 0.1 * dH)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# %% {"cheat": "active where the visible case is"}
def affine_leaky_relu(X, W, b, slope=0.01):
    return np.maximum(X @ W + b, slope * (X @ W + b)), (X, W, slope)


def affine_leaky_relu_backward(dH, cache):
    X, W, slope = cache
    active = np.array([[True, False], [False, True], [True, False]])
    dZ = np.where(active, dH, slope * dH)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)
