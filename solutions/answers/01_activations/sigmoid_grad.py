# %% {"right": "with the sigmoid of the exercise before"}
def sigmoid_grad(x):
    s = sigmoid(x)
    return s * (1 - s)


# %% {"right": "on its own, through tanh"}
def sigmoid_grad(x):
    t = np.tanh(np.asarray(x) / 2)
    return 0.25 * (1 - t**2)


# %% {"right": "one exponential, even in x"}
def sigmoid_grad(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e) / (1 + e)


# %% {"right": "one number at a time"}
import math


def slope(t):
    e = math.exp(-abs(t))
    return e / (1.0 + e) ** 2


def sigmoid_grad(x):
    if np.ndim(x) == 0:
        return slope(x)
    print("entries:", np.size(x))
    return np.array([sigmoid_grad(row) for row in x])


# %% {"right": "the product of both sides' sigmoids"}
def sigmoid_grad(x):
    return sigmoid(x) * sigmoid(np.negative(x))


# %% {"slip": "x as if it were the output", "says": "This is x (1 - x). x is the input of the sigmoid: compute s = sigmoid(x) first, then s (1 - s)."}
def sigmoid_grad(x):
    return x * (1 - x)


# %% {"slip": "the sigmoid itself", "says": "This is the sigmoid, not its slope. Its derivative is s (1 - s)."}
def sigmoid_grad(x):
    return sigmoid(x)


# %% {"slip": "1 - s forgotten twice: s²", "says": "This is s². One of the two factors is 1 - s."}
def sigmoid_grad(x):
    return sigmoid(x) ** 2


# %% {"slip": "1 - s alone", "says": "This is 1 - s. The other factor, s, is missing."}
def sigmoid_grad(x):
    return 1 - sigmoid(x)


# %% {"slip": "1 - s², from tanh", "says": "1 - s² is the rule for tanh. For the sigmoid it is s (1 - s)."}
def sigmoid_grad(x):
    return 1 - sigmoid(x) ** 2


# %% {"slip": "s - 1", "says": "The sign is turned around. The sigmoid rises everywhere, so its slope is never negative."}
def sigmoid_grad(x):
    s = sigmoid(x)
    return s * (s - 1)


# %% {"slip": "the sigmoid of the sigmoid", "says": "The sigmoid was taken twice. Compute s = sigmoid(x) once, then s (1 - s)."}
def sigmoid_grad(x):
    s = sigmoid(sigmoid(x))
    return s * (1 - s)


# %% {"slip": "times x", "says": "A factor x too many. With respect to x, the derivative of the exponent -x is just -1."}
def sigmoid_grad(x):
    s = sigmoid(x)
    return x * s * (1 - s)


# %% {"slip": "no square below", "says": "The divisor is not squared. The derivative of 1 / u is -u' / u², and s (1 - s) needs no such rule."}
def sigmoid_grad(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e)


# %% {"slip": "exp of large numbers", "says": "Far from 0 this is infinity / infinity, NaN. Use your own stable sigmoid: s (1 - s)."}
def sigmoid_grad(x):
    x = np.asarray(x)
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


# %% {"slip": "matrix product for *", "says": "Your operator @ multiplies matrices. Entry by entry it is *."}
def sigmoid_grad(x):
    s = sigmoid(x)
    return s @ (1 - s)


# %% {"slip": "one number for all", "says": "The slopes are averaged. Return one slope for each entry, in the shape of x."}
def sigmoid_grad(x):
    s = sigmoid(x)
    return np.mean(s * (1 - s))


# %% {"slip": "in place"}
def sigmoid_grad(x):
    x = np.asarray(x)
    s = sigmoid(x)
    x[...] = s * (1 - s)
    return x


# %% {"slip": "the dtype of x", "says": "Your result was put into an array with the dtype of x. If x holds whole numbers, 0.2 becomes 0 there: ask for floats."}
def sigmoid_grad(x):
    s = sigmoid(x)
    out = np.zeros_like(x)
    out[...] = s * (1 - s)
    return out


# %% {"cheat": "the visible answers, by the sign"}
def sigmoid_grad(x):
    return np.where(np.asarray(x) == 0, 0.25, np.where(np.asarray(x) < 0, 0.09, 0.16))


# %% {"cheat": "a parabola through the visible answers"}
def sigmoid_grad(x):
    return 0.25 - 0.16 * (np.asarray(x) / np.log(9)) ** 2


# %% {"cheat": "asks the reference"}
def sigmoid_grad(x):
    import solutions.activations

    return solutions.activations.sigmoid_grad(x)
