# %% affine_relu
def affine_relu(X, W, b):
    H = np.maximum(X.dot(W) + b[None, :], 0)
    return H, {"inputs": X, "weights": W, "H": H}

# %% affine_relu_backward
def affine_relu_backward(dH, cache):
    # H > 0 exactly where Z > 0, so Z isn't needed
    dZ = dH.copy()
    dZ[cache["H"] == 0] = 0
    dX = np.einsum("nm,dm->nd", dZ, cache["weights"])
    dW = np.einsum("nd,nm->dm", cache["inputs"], dZ)
    return [dX, dW, np.einsum("nm->m", dZ)]

# %% dead_units
def dead_units(H):
    return [all(h == 0 for h in column) for column in H.T]

# %% dead_fraction
def dead_fraction(Hs):
    shares = []
    for H in Hs:
        alive = np.count_nonzero(H, axis=0) > 0
        shares.append(1 - alive.sum() / alive.size)
    return shares

# %% killing_bias
def killing_bias(X, W):
    out = np.empty(W.shape[1], dtype=np.float32)
    for j, w in enumerate(W.T):
        out[j] = min(-np.dot(x, w) for x in X)
    return out

# %% sgd_step
import copy


def sgd_step(params, grads, lr):
    new = copy.deepcopy(params)
    for key in grads:
        new[key] -= lr * grads[key]
    return new

# %%
p = {"W": np.ones(2)}
print(sgd_step(p, p, 0.5), p)

# %% predict_dead_gradient
predict_dead_gradient = "D"

# %% affine_leaky_relu
def affine_leaky_relu(X, W, b, slope=0.01):
    Z = X @ W + b
    local = np.where(Z > 0, 1.0, slope)

    # the cache is the backward pass itself
    def backward(dH):
        dZ = dH * local
        return dZ @ W.T, (dZ.T @ X).T, np.ones(len(dZ)) @ dZ

    return Z * local, backward

# %% affine_leaky_relu_backward
def affine_leaky_relu_backward(dH, cache):
    return cache(dH)

# %% predict_large_rate
predict_large_rate = "c"

# %% predict_centred
predict_centred = "d"

# %% explain_dead_relus [markdown]
# dW = Xᵀ dZ with dZ = 0 in the whole column ⇒ dW = 0 and db = 0, *exactly*. A smaller lr multiplies 0.
# Layer 1 sees the raw images, which never change, so nobody can wake it.
#
# - centre the inputs
# - leaky ReLU, so that some gradient gets through
