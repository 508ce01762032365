# %% {"right": "np.where, exp of what is negative"}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


# %% {"right": "np.where, an infinity on the side that is not chosen"}
def elu(x, alpha=1.0):
    return np.where(np.asarray(x) > 0, x, alpha * (np.exp(x) - 1))


# %% {"right": "the positive part plus the negative part, with expm1"}
def elu(x, alpha=1.0):
    return np.maximum(0, x) + alpha * np.expm1(np.minimum(0, x))


# %% {"right": "one number at a time, with math"}
import math


def elu(x, alpha=1.0):
    values = [t if t > 0 else alpha * math.expm1(t) for t in np.ravel(x).tolist()]
    return np.reshape(np.array(values, dtype=float), np.shape(x))


# %% {"right": "a float copy, and a mask"}
def elu(x, alpha=1.0):
    out = np.array(x, dtype=np.float64)
    left = out <= 0
    out[left] = alpha * np.exp(out[left]) - alpha
    print(left.sum(), "entries on the left")
    return out


# %% {"slip": "no - 1", "says": "On the left the - 1 is missing: it is exp(x) - 1, which is 0 at x = 0, so that both sides meet."}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)))


# %% {"slip": "alpha inside the bracket", "says": "alpha multiplies exp(x) only. It belongs in front of the whole bracket, (exp(x) - 1)."}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)) - 1)


# %% {"slip": "the given alpha is not used", "says": "Your function takes alpha = 1, whatever is given. Use the argument."}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


# %% {"slip": "alpha on both sides", "says": "On the right, too, alpha was multiplied in. There x stays as it is."}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return alpha * np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


# %% {"slip": "alpha in the exponent", "says": "alpha stands in the exponent. It is a factor in front of the bracket."}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, x, np.expm1(alpha * np.minimum(x, 0)))


# %% {"slip": "1 - exp(x)", "says": "On the left your values are positive. exp(x) - 1 is negative there; you have it the other way round."}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, x, alpha * (1 - np.exp(np.minimum(x, 0))))


# %% {"slip": "exp(-x)", "says": "The sign in the exponent is turned around: exp(-x) grows without limit on the left. It is exp(x)."}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, x, alpha * (np.exp(-np.minimum(x, 0)) - 1))


# %% {"slip": "the larger of both branches", "says": "You take the larger of both branches. With alpha = 1, exp(x) - 1 lies above x everywhere, so the right side comes out wrong: choose by the sign of x."}
def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, alpha * (np.exp(x) - 1))


# %% {"slip": "the left branch everywhere", "says": "The left branch was used for the positive entries too. There x stays as it is."}
def elu(x, alpha=1.0):
    return alpha * (np.exp(x) - 1)


# %% {"slip": "no left branch", "says": "On the left your function is 0, as ReLU is. ELU bends down to -alpha there: alpha (exp(x) - 1)."}
def elu(x, alpha=1.0):
    return np.maximum(0, x)


# %% {"slip": "Leaky ReLU", "says": "On the left this is a straight line, alpha times x. ELU bends there: alpha (exp(x) - 1)."}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, x, alpha * x)


# %% {"slip": "the derivative", "says": "This is the slope of ELU. The function itself is x on the right, and alpha (exp(x) - 1) on the left."}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))


# %% {"slip": "0 times infinity", "says": "For large x, exp(x) is infinite, and a mask of 0 times infinity is NaN. Choose with np.where, or keep positive entries out of exp with np.minimum(x, 0)."}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return (x > 0) * x + (x <= 0) * alpha * (np.exp(x) - 1)


# %% {"slip": "math.exp for arrays", "says": "math.exp takes one number only. np.exp takes whole arrays."}
import math


def elu(x, alpha=1.0):
    return np.where(np.asarray(x) > 0, x, alpha * (math.exp(x) - 1))


# %% {"slip": "a whole-number copy", "says": "If x holds whole numbers, your result does too, and -0.9 becomes 0. Make the copy one of floats."}
def elu(x, alpha=1.0):
    out = np.array(x)
    out[out < 0] = alpha * (np.exp(out[out < 0]) - 1)
    return out


# %% {"slip": "if for a whole array", "says": "`if` decides once for a whole array. np.where decides entry by entry."}
def elu(x, alpha=1.0):
    if x > 0:
        return x
    return alpha * (np.exp(x) - 1)


# %% {"slip": "in place"}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    x[x < 0] = alpha * (np.exp(x[x < 0]) - 1)
    return x


# %% {"cheat": "the visible answers"}
def elu(x, alpha=1.0):
    return np.array([-2.25, 2.5]) if alpha == 3.0 else np.array([-0.5, 0.0, 2.5])


# %% {"cheat": "a line through the visible point on the left"}
def elu(x, alpha=1.0):
    x = np.asarray(x)
    return np.where(x > 0, x, alpha * 0.5 / np.log(2) * x)


# %% {"cheat": "asks the reference"}
def elu(x, alpha=1.0):
    import solutions.activations

    return solutions.activations.elu(x, alpha)
