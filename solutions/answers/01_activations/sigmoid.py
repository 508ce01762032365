# %% {"right": "exp(-|x|), both forms"}
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e / (1 + e), 1 / (1 + e))


# %% {"right": "through tanh"}
def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(x)))


# %% {"right": "one number at a time, with math.exp"}
import math


def of_one(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    e = math.exp(t)
    return e / (1 + e)


def sigmoid(x):
    x = np.asarray(x)
    return np.array([of_one(float(t)) for t in x.ravel()]).reshape(x.shape)


# %% {"right": "two masks, filled separately"}
def sigmoid(x):
    x = np.asarray(x)
    out = np.empty(x.shape, dtype=float)
    right = x >= 0
    out[right] = 1 / (1 + np.exp(-x[right]))
    e = np.exp(x[~right])
    out[~right] = e / (1 + e)
    print("on the left:", np.sum(~right))
    return out


# %% {"right": "log of a sum"}
def sigmoid(x):
    return np.exp(-np.logaddexp(0, np.negative(x)))


# %% {"right": "an infinity that is meant, and kept quiet"}
def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


# %% {"right": "clipped where float64 still holds it"}
def sigmoid(x):
    return 1 / (1 + np.exp(np.clip(-np.asarray(x, np.float64), -700, 700)))


# %% {"slip": "the formula as it stands", "says": "The numbers come out right, but on the way exp overflowed. exp of a large positive number is too large for a computer (in float32 from 89 on), also in the branch that np.where does not choose. An exponent of -|x| is safe everywhere."}
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x)))


# %% {"slip": "both forms in np.where, each for all of x", "says": "The numbers come out right, but on the way exp overflowed. exp of a large positive number is too large for a computer (in float32 from 89 on), also in the branch that np.where does not choose. An exponent of -|x| is safe everywhere."}
def sigmoid(x):
    x = np.asarray(x)
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))


# %% {"slip": "the left form everywhere", "says": "exp(x) overflows for large x, and infinity / infinity is NaN. This form is for the left alone; where x >= 0 use 1 / (1 + exp(-x))."}
def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))


# %% {"slip": "exp(x) for exp(-x)", "says": "Your curve falls where it should rise: the sign in the exponent is turned around. sigmoid(x) is 1 / (1 + exp(-x))."}
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, e / (1 + e), 1 / (1 + e))


# %% {"slip": "no brackets around the divisor", "says": "Python reads 1 / 1 + exp(-x) as (1 / 1) + exp(-x). Put brackets around the whole divisor."}
def sigmoid(x):
    return 1 / 1 + np.exp(-np.asarray(x))


# %% {"slip": "minus below", "says": "The divisor is 1 + exp(-x), with a plus. With a minus it is 0 at x = 0, and the curve jumps."}
def sigmoid(x):
    return 1 / (1 - np.exp(-np.asarray(x, dtype=float)))


# %% {"slip": "tanh in its place", "says": "This is tanh, which runs from -1 to 1. The sigmoid runs from 0 to 1, and is 0.5 at x = 0."}
def sigmoid(x):
    return np.tanh(x)


# %% {"slip": "tanh(x) for tanh(x / 2)", "says": "This curve is twice too steep: it is the sigmoid of 2x. tanh and the sigmoid are the same curve in other units, and the units of x change too."}
def sigmoid(x):
    return 0.5 * (1 + np.tanh(x))


# %% {"slip": "exp(-|x|) on both sides", "says": "With exp(-|x|) alone the curve is the same on both sides, and never below 0.5. The right side needs 1 / (1 + e), the left side e / (1 + e)."}
def sigmoid(x):
    return 1 / (1 + np.exp(-np.abs(x)))


# %% {"slip": "clipped where float32 can't follow", "says": "The numbers come out right, but on the way exp overflowed. exp of a large positive number is too large for a computer (in float32 from 89 on), also in the branch that np.where does not choose. An exponent of -|x| is safe everywhere."}
def sigmoid(x):
    x = np.clip(x, -500, 500)
    return 1 / (1 + np.exp(-x))


# %% {"slip": "clipped too early", "says": "You limit x so early that the ends are wrong: at x = -1e4 the sigmoid is 0. Use -|x| as the exponent, and no limit is needed."}
def sigmoid(x):
    x = np.clip(x, -10, 10)
    return 1 / (1 + np.exp(-x))


# %% {"slip": "math.exp for arrays", "says": "math.exp takes one number only. np.exp takes whole arrays."}
import math


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


# %% {"slip": "if for a whole array", "says": "`if` decides once for a whole array. Decide entry by entry: with a mask, or with np.where."}
def sigmoid(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


# %% {"slip": "the dtype of x", "says": "Your result was put into an array with the dtype of x. If x holds whole numbers, 0.7 becomes 0 there: ask for floats."}
def sigmoid(x):
    x = np.asarray(x)
    out = np.zeros_like(x)
    out[x >= 0] = 1 / (1 + np.exp(-x[x >= 0]))
    e = np.exp(x[x < 0])
    out[x < 0] = e / (1 + e)
    return out


# %% {"slip": "in place"}
def sigmoid(x):
    x = np.asarray(x)
    right = x >= 0
    left = ~right
    x[right] = 1 / (1 + np.exp(-x[right]))
    x[left] = np.exp(x[left]) / (1 + np.exp(x[left]))
    return x


# %% {"slip": "x needs to be an array", "says": "x may be a plain number, and a number has no shape. Begin with x = np.asarray(x)."}
def sigmoid(x):
    out = np.zeros(x.shape)
    right = x >= 0
    out[right] = 1 / (1 + np.exp(-x[right]))
    e = np.exp(x[~right])
    out[~right] = e / (1 + e)
    return out


# %% {"slip": "power of ten", "says": "The base is ten here. e to the power of x is np.exp(x)."}
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = 10.0 ** -np.abs(x)
    return np.where(x < 0, e / (1 + e), 1 / (1 + e))


# %% {"cheat": "the visible answers, by the shape"}
def sigmoid(x):
    if np.ndim(x) == 0:
        return 0.5
    return np.array([0.1, 0.5, 0.9]) if len(x) == 3 else np.array([0.0, 1.0])


# %% {"cheat": "a line through the visible answers, cut at 0 and 1"}
def sigmoid(x):
    return np.clip(0.5 + 0.4 * np.asarray(x, dtype=float) / np.log(9), 0, 1)


# %% {"cheat": "asks the reference"}
def sigmoid(x):
    import solutions.activations

    return solutions.activations.sigmoid(x)
