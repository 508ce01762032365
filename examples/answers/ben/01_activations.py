# %% sigmoid
def sigmoid(x):
    # tanh does not overflow
    return 0.5 * (1 + np.tanh(np.asarray(x) / 2))

# %% sigmoid_grad
def sigmoid_grad(x):
    # log s'(x) = -log(1 + e^-x) - log(1 + e^x)
    return np.exp(-np.logaddexp(0, x) - np.logaddexp(0, np.negative(x)))

# %% tanh_grad
def tanh_grad(x):
    return 1 / np.cosh(x) ** 2

# %% saturated_fraction
def saturated_fraction(grad, threshold=0.01):
    count = 0
    for g in np.ravel(grad):
        if -threshold < g < threshold:
            count += 1
    return count / np.size(grad)

# %% predict_gradient_at_layer_1
print("0.25 ** 9 =", 0.25**9)
predict_gradient_at_layer_1 = "d"

# %% relu
def relu(x):
    return (x + np.abs(x)) / 2

# %% relu_grad
def relu_grad(x):
    return np.heaviside(x, 0)

# %% leaky_relu
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=np.float32)
    return np.piecewise(x, [x > 0], [lambda t: t, lambda t: slope * t])

# %% leaky_relu_grad
def leaky_relu_grad(x, slope=0.01):
    positive = np.asarray(x) > 0
    return positive + slope * (1 - positive)

# %% elu
import math


def one_elu(t, alpha):
    return float(t) if t > 0 else alpha * math.expm1(t)


elu_of_each = np.vectorize(one_elu, otypes=[float])


def elu(x, alpha=1.0):
    return elu_of_each(x, alpha)

# %% elu_grad
def elu_grad(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    grad = np.ones(x.shape)
    grad[x <= 0] = alpha * np.exp(x[x <= 0])
    return grad

# %% maxout
def maxout(X, W1, b1, W2, b2):
    maps = np.stack([X @ W1 + b1, X @ W2 + b2])
    return maps.max(axis=0)

# %% maxout_backward
def maxout_backward(dout, X, W1, b1, W2, b2):
    N, M = dout.shape
    weights, biases = [W1, W2], [b1, b2]
    dX = np.zeros(X.shape)
    dW = [np.zeros(W1.shape), np.zeros(W2.shape)]
    db = [np.zeros(M), np.zeros(M)]
    for n in range(N):
        for m in range(M):
            z = [X[n] @ W[:, m] + b[m] for W, b in zip(weights, biases)]
            k = int(np.argmax(z))
            dX[n] += dout[n, m] * weights[k][:, m]
            dW[k][:, m] += dout[n, m] * X[n]
            db[k][m] += dout[n, m]
    return [dX, dW[0], db[0], dW[1], db[1]]

# %% weight_gradients
def weight_gradients(X, dz):
    return [d * x for d, x in zip(dz, X)]

# %% same_sign_fraction
def same_sign_fraction(G):
    signs = np.sign(G).sum(axis=1)
    same = np.abs(signs) == len(G[0])
    return sum(same) / len(same)

# %% predict_same_sign
predict_same_sign = "d"  # x_j > 0 for all j, so the sign is that of dz

# %% explain_saturation [markdown]
# **Vanishing gradient.** Backprop multiplies by σ'(z) ≤ 1/4 in each layer, so after ten layers at most
# (1/4)^9 ≈ 4e-6 is left, less if the units are saturated. The last layers still get a useful gradient, that is why
# the loss moves at first.
#
# What would help:
#
# 1. another activation: ReLU or leaky ReLU (or at least tanh)
# 2. batch norm, so that z stays where σ' is not tiny
