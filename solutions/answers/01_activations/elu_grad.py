# %% {"right": "np.where, exp of what is negative"}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))


# %% {"right": "the function plus alpha, on the left"}
def elu_grad(x, alpha=1.0):
    return np.where(np.asarray(x) > 0, 1.0, elu(x, alpha) + alpha)


# %% {"right": "one number at a time, with math"}
import math


def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    out = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        out[index] = 1.0 if x[index] > 0 else alpha * math.exp(x[index])
    return out


# %% {"right": "ones, and a mask"}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    slopes = np.ones(x.shape, dtype=np.float64)
    slopes[x < 0] = alpha * np.exp(x[x < 0])
    print("smallest slope:", slopes.min())
    return slopes


# %% {"right": "a mix of both by a mask"}
def elu_grad(x, alpha=1.0):
    on = np.asarray(x) > 0
    return on + (1 - on) * (alpha * np.exp(-np.abs(x)))


# %% {"slip": "the function itself on the left", "says": "On the left this is alpha (exp(x) - 1), the function itself. The derivative of a constant is 0, so no - 1 is left."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, 1, alpha * np.expm1(np.minimum(x, 0)))


# %% {"slip": "the function itself", "says": "This is ELU, not its slope. On the right the slope is 1, on the left work it out from alpha (exp(x) - 1)."}
def elu_grad(x, alpha=1.0):
    return elu(x, alpha)


# %% {"slip": "the given alpha is not used", "says": "On the left the factor alpha is missing. It stays when you take the derivative."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, 1, np.exp(np.minimum(x, 0)))


# %% {"slip": "exp(x) everywhere", "says": "The left branch was used for the positive entries too. There the slope is 1."}
def elu_grad(x, alpha=1.0):
    return alpha * np.exp(x)


# %% {"slip": "x on the right", "says": "On the right this is x, the value of the function. The slope of that line is 1."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)))


# %% {"slip": "alpha on both sides", "says": "On the right, too, alpha was multiplied in. There the slope is 1."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    return alpha * np.where(x > 0, 1, np.exp(np.minimum(x, 0)))


# %% {"slip": "0 on the left", "says": "On the left your slope is 0, as ReLU's is. ELU still falls there: its slope is not 0."}
def elu_grad(x, alpha=1.0):
    return (np.asarray(x) > 0) * 1.0


# %% {"slip": "the rule for powers", "says": "That is the rule for powers of x, where the exponent comes down as a factor. The derivative of exp(x) is exp(x)."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, 1, alpha * x * np.exp(np.minimum(x, 0) - 1))


# %% {"slip": "a factor x", "says": "On the left there is a factor x too many. The derivative of exp(x) is exp(x)."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, 1, alpha * x * np.exp(np.minimum(x, 0)))


# %% {"slip": "minus", "says": "On the left your slope is negative. ELU rises everywhere."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, 1, -alpha * np.exp(np.minimum(x, 0)))


# %% {"slip": "exp(-x)", "says": "The sign in the exponent is turned around. To the far left the slope goes to 0, as exp(x) does."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, 1, alpha * np.exp(-np.minimum(x, 0)))


# %% {"slip": "alpha added", "says": "On the left alpha was added. It is a factor."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, 1, alpha + np.exp(np.minimum(x, 0)))


# %% {"slip": "Leaky ReLU's", "says": "On the left your slope is alpha everywhere, as on a straight line. ELU bends: its slope depends on x."}
def elu_grad(x, alpha=1.0):
    return np.where(np.asarray(x) > 0, 1, alpha)


# %% {"slip": "the smaller of 1 and the left branch", "says": "You take the smaller of 1 and the left branch. That is right for alpha = 1 only: choose by the sign of x."}
def elu_grad(x, alpha=1.0):
    return np.minimum(1, alpha * np.exp(np.asarray(x, dtype=float)))


# %% {"slip": "0 times infinity", "says": "For large x, exp(x) is infinite, and a mask of 0 times infinity is NaN. Choose with np.where, or keep positive entries out of exp with np.minimum(x, 0)."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    return (x > 0) * 1.0 + (x <= 0) * alpha * np.exp(x)


# %% {"slip": "an array of whole numbers", "says": "If x holds whole numbers, your result does too, and 0.4 becomes 0. Ask for floats."}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    out = np.ones_like(x)
    out[x < 0] = alpha * np.exp(x[x < 0])
    return out


# %% {"slip": "if for a whole array", "says": "`if` decides once for a whole array. np.where decides entry by entry."}
def elu_grad(x, alpha=1.0):
    if x > 0:
        return 1
    return alpha * np.exp(x)


# %% {"slip": "in place"}
def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    right = x > 0
    x[right] = 1
    x[~right] = alpha * np.exp(x[~right])
    return x


# %% {"cheat": "the visible answers"}
def elu_grad(x, alpha=1.0):
    return np.array([0.25 * alpha, 1.0])


# %% {"cheat": "a quarter of alpha on the left"}
def elu_grad(x, alpha=1.0):
    return np.where(np.asarray(x) > 0, 1.0, 0.25 * alpha)


# %% {"cheat": "asks the reference"}
def elu_grad(x, alpha=1.0):
    import solutions.activations

    return solutions.activations.elu_grad(x, alpha)
