# %% {"right": "the place from 0 to 1"}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    place = (np.log10(value) - low_exp) / (high_exp - low_exp)
    return place <= margin or place >= 1 - margin


# %% {"right": "not inside"}
import math


def on_boundary(value, low_exp, high_exp, margin=0.1):
    width = margin * (high_exp - low_exp)
    inside = low_exp + width < math.log10(value) < high_exp - width
    return not inside


# %% {"right": "values in place of exponents"}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    decades = high_exp - low_exp
    low = 10.0 ** (low_exp + margin * decades)
    high = 10.0 ** (high_exp - margin * decades)
    return bool(value <= low) | bool(value >= high)


# %% {"right": "distance from the middle"}
import numpy as np


def on_boundary(value, low_exp, high_exp, margin=0.1):
    middle, half = (low_exp + high_exp) / 2, (high_exp - low_exp) / 2
    return np.abs(np.log10(value) - middle) >= half * (1 - 2 * margin)


# %% {"slip": "on the linear scale", "says": "You measured on the linear scale, where nearly everything lies at the low end. Compare exponents: log10 of the value."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    low, high = 10.0**low_exp, 10.0**high_exp
    place = (value - low) / (high - low)
    return place <= margin or place >= 1 - margin


# %% {"slip": "the upper end only", "says": "There are two ends: a value near the low one is on the boundary too."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    return (np.log10(value) - low_exp) / (high_exp - low_exp) >= 1 - margin


# %% {"slip": "the lower end only", "says": "There are two ends: a value near the high one is on the boundary too."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    return (np.log10(value) - low_exp) / (high_exp - low_exp) <= margin


# %% {"slip": "outside is not a boundary", "says": "A value outside the range counts as boundary as well; the best may lie further out."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    place = (np.log10(value) - low_exp) / (high_exp - low_exp)
    return bool(0 <= place <= margin or 1 - margin <= place <= 1)


# %% {"slip": "the opposite", "says": "Yours says True inside the range. On the boundary is asked for."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    place = (np.log10(value) - low_exp) / (high_exp - low_exp)
    return bool(margin < place < 1 - margin)


# %% {"slip": "margin in decades", "says": "The margin is a share of the range, not a number of decades: multiply it by the length of the range."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    exponent = np.log10(value)
    return bool(exponent <= low_exp + margin or exponent >= high_exp - margin)


# %% {"slip": "natural logarithm", "says": "This is the natural logarithm; the ends are exponents of 10, so take np.log10."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    place = (np.log(value) - low_exp) / (high_exp - low_exp)
    return bool(place <= margin or place >= 1 - margin)


# %% {"slip": "value taken for its exponent", "says": "`value` is the number itself: its exponent is log10 of it."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    place = (value - low_exp) / (high_exp - low_exp)
    return bool(place <= margin or place >= 1 - margin)


# %% {"slip": "margin fixed", "says": "0.1 is only the default: use the argument `margin`."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    place = (np.log10(value) - low_exp) / (high_exp - low_exp)
    return bool(place <= 0.1 or place >= 0.9)


# %% {"slip": "exactly at an end only", "says": "Only the ends themselves count in yours; what lies within the margin counts too."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    exponent = np.log10(value)
    return bool(exponent <= low_exp or exponent >= high_exp)


# %% {"slip": "and for or", "says": "No value lies at both ends at once: it is one end or the other."}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    place = (np.log10(value) - low_exp) / (high_exp - low_exp)
    return bool(place <= margin and place >= 1 - margin)


# %% {"cheat": "the visible values"}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    return not (value == 0.0003 and margin == 0.1)
