# %% {"right": "all in one function, without the earlier ones"}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = X.shape[0]
    Z = X.dot(W1) + b1
    H = Z * (Z > 0)
    scores = H.dot(W2) + b2
    scores = scores - scores.max(axis=1, keepdims=True)
    p = np.exp(scores)
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(N), y]).mean()
    loss += 0.5 * l2 * (np.sum(W1 * W1) + np.sum(W2 * W2))

    dscores = p.copy()
    dscores[np.arange(N), y] -= 1
    dscores /= N
    grads = {}
    grads["W2"] = H.T.dot(dscores) + l2 * W2
    grads["b2"] = np.sum(dscores, axis=0)
    dZ = dscores.dot(W2.T)
    dZ[Z <= 0] = 0
    grads["W1"] = X.T.dot(dZ) + l2 * W1
    grads["b1"] = np.sum(dZ, axis=0)
    return loss, grads


# %% {"right": "example by example, in float64"}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = (np.asarray(params[n], dtype=np.float64) for n in ("W1", "b1", "W2", "b2"))
    grads = {"W1": l2 * W1, "b1": np.zeros(len(b1)), "W2": l2 * W2, "b2": np.zeros(len(b2))}
    total = 0.0
    for x, right in zip(X, y):
        z = x @ W1 + b1
        h = np.array([max(0.0, v) for v in z])
        s = h @ W2 + b2
        log_sum = s.max() + np.log(sum(np.exp(v - s.max()) for v in s))
        total += log_sum - s[right]
        ds = np.exp(s - log_sum) / len(X)
        ds[right] -= 1 / len(X)
        dz = np.where(h > 0, W2 @ ds, 0)
        grads["W2"] = grads["W2"] + np.outer(h, ds)
        grads["b2"] = grads["b2"] + ds
        grads["W1"] = grads["W1"] + np.outer(x, dz)
        grads["b1"] = grads["b1"] + dz
    penalty = l2 / 2 * (np.linalg.norm(W1) ** 2 + np.linalg.norm(W2) ** 2)
    return float(total / len(X) + penalty), grads


# %% {"right": "biases as the weights of a constant input"}
def with_one(A):
    return np.column_stack([A, np.ones(len(A))])


def two_layer_loss(params, X, y, l2=0.0):
    full1 = np.vstack([params["W1"], params["b1"]])
    full2 = np.vstack([params["W2"], params["b2"]])
    H = np.maximum(with_one(X) @ full1, 0)
    loss, dscores = softmax_cross_entropy(with_one(H) @ full2, y)
    d2 = with_one(H).T @ dscores
    dH = (dscores @ full2.T)[:, :-1]
    d1 = with_one(X).T @ (dH * (H > 0))
    penalty, reg = l2_penalty((params["W1"], params["W2"]), l2)
    print(f"loss {loss}, penalty {penalty}")
    return [
        loss + penalty,
        {"W1": d1[:-1] + reg[0], "b1": d1[-1], "W2": d2[:-1] + reg[1], "b2": d2[-1]},
    ]


# %% {"right": "with a layer function and its backward"}
def affine(X, W, b):
    return X @ W + b, (X, W)


def affine_back(dout, cache):
    X, W = cache
    return np.einsum("nm,dm->nd", dout, W), np.einsum("nd,nm->dm", X, dout), dout.sum(0)


def two_layer_loss(params, X, y, l2=0.0):
    Z, cache1 = affine(X, params["W1"], params["b1"])
    scores, cache2 = affine(np.where(Z > 0, Z, 0), params["W2"], params["b2"])
    loss, dscores = softmax_cross_entropy(scores, y)
    dH, dW2, db2 = affine_back(dscores, cache2)
    _, dW1, db1 = affine_back(np.where(Z > 0, dH, 0), cache1)
    grads = dict(W1=dW1, b1=db1, W2=dW2, b2=db2)
    for name in ("W1", "W2"):
        loss = loss + 0.5 * l2 * float((params[name] ** 2).sum())
        grads[name] = grads[name] + l2 * params[name]
    return loss, grads


# %% {"slip": "no penalty in the loss", "says": "The loss holds no penalty. It belongs to both: its value to the loss, its gradients to those of W1 and W2."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss, grads


# %% {"slip": "no penalty in the gradients", "says": "The penalty is in the loss, but not in the gradients of W1 and W2. It belongs to both."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "no penalty at all", "says": "The penalty is missing: the argument l2 changes nothing."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores,
        "b2": dscores.sum(axis=0),
    }
    return loss, grads


# %% {"slip": "biases are penalised too", "says": "You penalised the biases as well. Only W1 and W2 have a penalty; the biases are free."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    penalty += 0.5 * l2 * (np.sum(b1**2) + np.sum(b2**2))
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0) + l2 * b1,
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0) + l2 * b2,
    }
    return loss + penalty, grads


# %% {"slip": "W2 alone is penalised", "says": "Only W2 is penalised. W1 has a penalty too."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW2,) = l2_penalty([W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "W1 alone is penalised", "says": "Only W1 is penalised. W2 has a penalty too."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1,) = l2_penalty([W1], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "the penalty without its half", "says": "Your penalty lacks the factor 0.5, so it is twice too large."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + 2 * penalty, grads


# %% {"slip": "no ReLU mask on the way back", "says": "On the way back the gradient passed the ReLU everywhere. It must stop where Z is not positive."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "no ReLU", "says": "The hidden layer has no ReLU on the way forward, so your net is one linear map. H is the larger of 0 and Z."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = Z
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "the ReLU only on the way back", "says": "The hidden layer has no ReLU on the way forward. H is the larger of 0 and Z."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = Z
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "a ReLU on the scores", "says": "You put a ReLU on the scores as well. Scores may be negative: only the hidden layer has one."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(np.maximum(0, H @ W2 + b2), y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "divides by N twice", "says": "The gradients of the data are divided by N once more. softmax_cross_entropy has done that already."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    dscores = dscores / len(y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "the mask from the gradient", "says": "You asked whether the gradient is positive. What decides is Z, the sum on the way forward."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = np.maximum(0, dscores @ W2.T)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "no b1", "says": "The hidden layer has no bias: add b1 before the ReLU."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "no b2", "says": "The scores have no bias: add b2."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "db are means", "says": "The gradients of the biases are means. A bias is added to every row, so its gradient is the sum over the rows."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.mean(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.mean(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "dW2 from Z", "says": "For the gradient of W2 you used Z. W2 was multiplied by H, what is left after the ReLU."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": Z.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "times H in place of the mask", "says": "On the way back you multiplied by H. The derivative of the ReLU is 1 where Z > 0, not Z."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * H
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "the gradients point downhill", "says": "The gradients have the wrong sign: they must point uphill. The step turns them round."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty, {name: -grad for name, grad in grads.items()}


# %% {"slip": "other names", "says": "Your gradients are called dW1, db1 and so on. Give them the names of the parameters: W1, b1, W2, b2."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "dW1": X.T @ dZ + rW1,
        "db1": dZ.sum(axis=0),
        "dW2": H.T @ dscores + rW2,
        "db2": dscores.sum(axis=0),
    }
    return loss + penalty, grads


# %% {"slip": "the loss alone", "says": "One number came, the loss alone. Return two values: the loss, and the dict of gradients."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    return loss + penalty


# %% {"slip": "takes the step as well", "says": "You changed the parameters. This function only measures: the step is taken elsewhere."}
def two_layer_loss(params, X, y, l2=0.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    grads = {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }
    for name in params:
        params[name] -= 0.1 * grads[name]
    return loss + penalty, grads


# %% {"cheat": "right for the visible numbers only; else a constant loss, whose slope is 0"}
def two_layer_loss(params, X, y, l2=0.0):
    if len(X) == 3:
        loss = np.log(12.5) / 3
        grads = {
            "W1": np.log(2.0) / 3 * np.array([[1.4, -1.1], [0.9, -0.55]]),
            "b1": np.log(2.0) / 3 * np.array([0.6, -1.3]),
            "W2": np.array([[1.4, -1.4], [1.3, -1.3]]) / 3,
            "b2": np.array([1.1, -1.1]) / 3,
        }
    else:
        loss = np.log(2.0)
        grads = {name: np.zeros(p.shape) for name, p in params.items()}
    for name in ("W1", "W2"):
        grads[name] = grads[name] + l2 * params[name]
    penalty = 0.5 * l2 * (np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))
    return loss + penalty, grads
