# %% {"right": "1 - tanh²"}
def tanh_grad(x):
    return 1 - np.tanh(x) ** 2


# %% {"right": "(1 - t)(1 + t), in float64"}
def tanh_grad(x):
    t = np.tanh(np.asarray(x, dtype=np.float64))
    return (1 - t) * (1 + t)


# %% {"right": "four times the sigmoid's slope, of 2x"}
def tanh_grad(x):
    return 4 * sigmoid_grad(2 * np.asarray(x))


# %% {"right": "one number at a time, with math"}
import math


def tanh_grad(x):
    flat = [1 - math.tanh(t) * math.tanh(t) for t in np.ravel(x)]
    return np.reshape(flat, np.shape(x))


# %% {"right": "1 / cosh², with a limit that changes nothing"}
def tanh_grad(x):
    return 1 / np.cosh(np.clip(np.asarray(x, dtype=float), -300, 300)) ** 2


# %% {"slip": "x as if it were the output", "says": "This is 1 - x². x is the input: the square belongs to tanh(x)."}
def tanh_grad(x):
    return 1 - np.square(x)


# %% {"slip": "no square", "says": "This is 1 - tanh(x). The square is missing."}
def tanh_grad(x):
    return 1 - np.tanh(x)


# %% {"slip": "tanh of x²", "says": "This is 1 - tanh(x²). Square the result of tanh, not its input."}
def tanh_grad(x):
    return 1 - np.tanh(np.asarray(x) ** 2)


# %% {"slip": "tanh itself", "says": "This is tanh, not its slope. The slope is 1 - tanh(x)²."}
def tanh_grad(x):
    return np.tanh(x)


# %% {"slip": "t (1 - t), from the sigmoid", "says": "t (1 - t) is the rule for the sigmoid. For tanh it is 1 - t²."}
def tanh_grad(x):
    t = np.tanh(x)
    return t * (1 - t)


# %% {"slip": "(1 - t)²", "says": "This is (1 - t)². Only t is squared: 1 - t²."}
def tanh_grad(x):
    return (1 - np.tanh(x)) ** 2


# %% {"slip": "1 + t²", "says": "The slope is 1 minus the square, so that it falls to 0 on both sides. You add it."}
def tanh_grad(x):
    return 1 + np.tanh(x) ** 2


# %% {"slip": "t² - 1", "says": "The sign is turned around. tanh rises everywhere, so its slope is never negative."}
def tanh_grad(x):
    return np.tanh(x) ** 2 - 1


# %% {"slip": "tan for tanh", "says": "np.tan is the tangent of an angle. The hyperbolic one is np.tanh."}
def tanh_grad(x):
    return 1 - np.tan(x) ** 2


# %% {"slip": "the sigmoid's slope", "says": "This is the slope of the sigmoid, at most 0.25. The one of tanh is 1 at x = 0."}
def tanh_grad(x):
    return sigmoid_grad(x)


# %% {"slip": "sigmoid's slope without both factors", "says": "tanh(x) = 2 sigmoid(2x) - 1 gives two factors of 2: one stands in front, the other comes from the 2x inside (chain rule)."}
def tanh_grad(x):
    return 2 * sigmoid_grad(2 * np.asarray(x))


# %% {"slip": "1 / cosh² that overflows into NaN", "says": "Far from 0 both exponentials are infinite, and infinity / infinity is NaN. np.tanh is safe for every x."}
def tanh_grad(x):
    x = np.asarray(x, dtype=float)
    t = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return 1 - t**2


# %% {"slip": "^ for a power", "says": "A power is written **, as in t**2; ^ is something else."}
def tanh_grad(x):
    return 1 - np.tanh(x) ^ 2


# %% {"slip": "1 / cosh", "says": "The square is missing: the slope is 1 / cosh(x)², which is the same as 1 - tanh(x)²."}
def tanh_grad(x):
    return 1 / np.cosh(np.clip(np.asarray(x, dtype=float), -300, 300))


# %% {"slip": "one number for all", "says": "The slopes are averaged. Return one slope for each entry, in the shape of x."}
def tanh_grad(x):
    return np.mean(1 - np.tanh(x) ** 2)


# %% {"slip": "in place"}
def tanh_grad(x):
    x = np.asarray(x)
    x[...] = 1 - np.tanh(x) ** 2
    return x


# %% {"cheat": "the visible answers, by the sign"}
def tanh_grad(x):
    return np.where(np.asarray(x) == 0, 1.0, np.where(np.asarray(x) < 0, 0.64, 0.36))


# %% {"cheat": "asks the reference"}
def tanh_grad(x):
    import solutions.activations

    return solutions.activations.tanh_grad(x)
