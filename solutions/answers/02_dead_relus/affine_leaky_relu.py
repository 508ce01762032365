# %% {"right": "a neuron at a time, in lists"}
def affine_leaky_relu(X, W, b, slope=0.01):
    H = []
    for x in X:
        row = []
        for w, bias in zip(np.asarray(W).T, b):
            z = sum(float(p) * float(q) for p, q in zip(x, w)) + float(bias)
            row.append(z if z > 0 else slope * z)
        H.append(row)
    return H, {"X": X, "W": W, "b": b, "slope": slope}


# %% {"right": "positive part plus slope times negative part"}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = np.dot(X, W) + b
    H = np.maximum(Z, 0) + slope * np.minimum(Z, 0)
    return H, (X, W, Z, slope)


# %% {"right": "times the derivative; the cache is a function"}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    local = np.where(Z > 0, 1.0, slope)

    def backward(dH):
        dZ = dH * local
        return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)

    return Z * local, backward


# %% {"right": "the larger of Z and slope Z, slope is at most 1"}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b])
    print(f"slope {slope}")
    return [np.maximum(Z, slope * Z), (X, W, b, slope)]


# %% {"slip": "the slope is always 0.01", "says": "Your slope is always 0.01. Use the argument `slope`; 0.01 is only its default."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, 0.01 * Z), (X, W, Z, slope)


# %% {"slip": "a plain ReLU", "says": "This is a plain ReLU: the negative side is 0. A Leaky ReLU keeps slope times Z there."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.maximum(0, Z), (X, W, Z, slope)


# %% {"slip": "no activation", "says": "This is Z itself. Its negative entries must be multiplied by the slope."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return Z, (X, W, Z, slope)


# %% {"slip": "slope on both sides", "says": "You multiplied all of Z by the slope. Where Z is positive, it stays as it is."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return slope * Z, (X, W, Z, slope)


# %% {"slip": "the slope itself on the left", "says": "On the left side you put the slope itself, a constant. The output there is slope times Z."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope), (X, W, Z, slope)


# %% {"slip": "the left side comes out positive", "says": "On the left side the sign is wrong: slope times Z is negative there, as Z is."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, -slope * Z), (X, W, Z, slope)


# %% {"slip": "the slope on the wrong side", "says": "The sides are exchanged: you multiplied the positive entries by the slope and kept the negative ones."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.minimum(Z, slope * Z), (X, W, Z, slope)


# %% {"slip": "divides by the slope", "says": "On the left side you divided by the slope. A leak is small: multiply."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, Z / slope), (X, W, Z, slope)


# %% {"slip": "the bias after the activation", "says": "You added the bias after the activation. It belongs to Z: first X W + b, then the slope."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W
    return np.where(Z > 0, Z, slope * Z) + b, (X, W, Z, slope)


# %% {"slip": "no bias", "says": "The bias is missing: this is the Leaky ReLU of X W alone."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


# %% {"slip": "the derivative for the output", "says": "These are the derivatives, 1 and the slope. The output is Z, and slope times Z."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, 1.0, slope), (X, W, Z, slope)


# %% {"slip": "another default slope", "says": "Without a slope you used 0.1. The default is 0.01."}
def affine_leaky_relu(X, W, b, slope=0.1):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z), (X, W, Z, slope)


# %% {"slip": "no cache", "says": "Only H came back. The function returns two things: H and a cache, and the slope goes into the cache too."}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    return np.where(Z > 0, Z, slope * Z)


# %% {"slip": "if on a whole array"}
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    H = Z if Z > 0 else slope * Z
    return H, (X, W, Z, slope)


# %% {"cheat": "right for the visible numbers only"}
def affine_leaky_relu(X, W, b, slope=0.01):
    return np.array([[3.5, -2.5 * slope], [-0.5 * slope, 1.5]]), (X, W, b, slope)


# %% {"cheat": "a lookup by the slope"}
ANSWERS = {0.2: [[3.5, -0.5], [-0.1, 1.5]], 0.01: [[3.5, -0.025], [-0.005, 1.5]]}


def affine_leaky_relu(X, W, b, slope=0.01):
    return ANSWERS.get(slope, np.maximum(0, X @ W + b)), None
