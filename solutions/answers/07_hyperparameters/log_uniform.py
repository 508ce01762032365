# %% {"right": "exponents first, size handed on"}
def log_uniform(low_exp, high_exp, rng, size=None):
    exponents = rng.uniform(low_exp, high_exp, size=size)
    return 10.0**exponents


# %% {"right": "numbers from 0 to 1, stretched, through the exponential function"}
import numpy as np


def log_uniform(low_exp, high_exp, rng, size=None):
    share = rng.random(size)
    return np.exp(np.log(10) * (low_exp + (high_exp - low_exp) * share))


# %% {"right": "one at a time, a nested list"}
def log_uniform(low_exp, high_exp, rng, size=None):
    if size is None:
        return 10 ** rng.uniform(low_exp, high_exp)
    if isinstance(size, int):
        size = (size,)
    if not size:
        return log_uniform(low_exp, high_exp, rng)
    return [log_uniform(low_exp, high_exp, rng, size[1:]) for _ in range(size[0])]


# %% {"right": "float32, logspace turned into a product"}
import numpy as np


def log_uniform(low_exp, high_exp, rng, size=None):
    print("drawing", size)
    width = 10.0 ** (high_exp - low_exp)
    drawn = 10.0**low_exp * np.power(width, rng.random(size))
    return np.float32(drawn)


# %% {"slip": "linear", "says": "You drew the number itself evenly, so nearly all draws are large. Draw the exponent evenly, and raise 10 to it."}
def log_uniform(low_exp, high_exp, rng, size=None):
    return rng.uniform(10.0**low_exp, 10.0**high_exp, size)


# %% {"slip": "returns the exponent", "says": "This is the exponent. The number is 10 to the power of it."}
def log_uniform(low_exp, high_exp, rng, size=None):
    return rng.uniform(low_exp, high_exp, size)


# %% {"slip": "natural base", "says": "This is e to the power of the exponent; the exponents are meant for 10."}
import numpy as np


def log_uniform(low_exp, high_exp, rng, size=None):
    return np.exp(rng.uniform(low_exp, high_exp, size))


# %% {"slip": "np.random in place of rng", "says": "The numbers must come from the given rng, so that the same seed gives the same draws."}
import numpy as np


def log_uniform(low_exp, high_exp, rng, size=None):
    return 10 ** np.random.uniform(low_exp, high_exp, size)


# %% {"slip": "whole exponents only", "says": "Your exponents are whole numbers, so only 0.1, 0.01 and so on are drawn. Use rng.uniform, which gives all numbers between."}
def log_uniform(low_exp, high_exp, rng, size=None):
    return 10.0 ** rng.integers(int(low_exp), int(high_exp) + 1, size)


# %% {"slip": "forgets the size", "says": "`size` is not used: an array of that shape is asked for. rng.uniform takes it as its third argument."}
def log_uniform(low_exp, high_exp, rng, size=None):
    return 10 ** rng.uniform(low_exp, high_exp)


# %% {"slip": "a bell curve between the ends", "says": "The exponents crowd in the middle of the range. Draw them evenly: rng.uniform."}
import numpy as np


def log_uniform(low_exp, high_exp, rng, size=None):
    middle, spread = (low_exp + high_exp) / 2, (high_exp - low_exp) / 6
    return 10 ** np.clip(rng.normal(middle, spread, size), low_exp, high_exp)


# %% {"slip": "a generator of its own", "says": "You make a generator of your own, so the given one is not used, and all calls give the same numbers."}
import numpy as np


def log_uniform(low_exp, high_exp, rng, size=None):
    rng = np.random.default_rng(0)
    return 10 ** rng.uniform(low_exp, high_exp, size)


# %% {"cheat": "right for the visible exponents only"}
def log_uniform(low_exp, high_exp, rng, size=None):
    return 10 ** (-5 + 5 * rng.random(size)) if size else 10 ** (-3 + 2 * rng.random())
