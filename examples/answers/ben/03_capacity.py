# %% bump
from scipy.special import expit


def bump(x, left, right, height, steepness=200.0):
    up, down = (expit(steepness * np.subtract(x, edge)) for edge in (left, right))
    return (up - down) * height

# %% bump_network
def bump_network(f, n_bumps, steepness=2000.0):
    # the units in pairs: left edge, right edge, left edge, right edge, ...
    W1, b1, W2 = [], [], []
    for i in range(n_bumps):
        left, right = i / n_bumps, (i + 1) / n_bumps
        height = float(f(np.array([(left + right) / 2]))[0])
        for edge, sign in ((left, 1), (right, -1)):
            W1.append(steepness)
            b1.append(-steepness * edge)
            W2.append([sign * height])
    return np.array([W1]), np.array(b1), np.array(W2)

# %% predict_bump_error
predict_bump_error = "b"

# %% softmax_cross_entropy
import math


def softmax_cross_entropy(scores, y):
    total, rows = 0.0, []
    for s, right in zip(scores.tolist(), y):
        top = max(s)
        log_sum = top + math.log(math.fsum(math.exp(v - top) for v in s))
        total += log_sum - s[right]
        rows.append([(math.exp(v - log_sum) - (j == right)) / len(y) for j, v in enumerate(s)])
    return total / len(y), rows

# %% l2_penalty
def l2_penalty(weights, strength):
    flat = np.concatenate([np.ravel(W) for W in weights])
    return [strength / 2 * flat.dot(flat), tuple(np.multiply(W, strength) for W in weights)]

# %% two_layer_loss
def with_ones(A):
    return np.hstack([A, np.ones((len(A), 1), dtype=A.dtype)])


def two_layer_loss(params, X, y, l2=0.0):
    # a bias is the weight of an input that is always 1
    A1 = np.vstack([params["W1"], params["b1"]])
    A2 = np.vstack([params["W2"], params["b2"]])
    X1 = with_ones(X)
    H = np.maximum(0, X1 @ A1)
    H1 = with_ones(H)
    loss, dscores = softmax_cross_entropy(H1 @ A2, y)
    dA2 = H1.T @ dscores
    dH = np.array(dscores) @ params["W2"].T
    dA1 = X1.T @ np.where(H > 0, dH, 0)
    grads = dict(b2=dA2[-1], W2=dA2[:-1], b1=dA1[-1], W1=dA1[:-1])
    for name in ("W1", "W2"):
        loss += l2 / 2 * np.linalg.norm(params[name]) ** 2
        grads[name] = grads[name] + l2 * params[name]
    return loss, grads

# %% parameter_count
def parameter_count(sizes):
    if len(sizes) < 2:
        return 0
    first, second, *_ = sizes
    return first * second + second + parameter_count(sizes[1:])

# %% predict_spread
predict_spread = "c"

# %% predict_depth
predict_depth = " d"  # folds multiply

# %% explain_capacity [markdown]
# - Not a smaller net: **more units + L2.**
# - 3 units: loss 0.61 ± 0.16 over 20 starts, i.e. luck; it underfits anyway (70 % right).
# - λ is a continuous knob for the smoothness; choose it on a *validation set*, not on the training points.
