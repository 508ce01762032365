"""Numbers in words, as figures and explorers write them."""

import numpy as np


def size(number: float) -> str:
    """As few characters as say how large it is: 0.63, 2e-06, 8e+04."""
    return f"{number:.2g}" if 0.01 <= number < 100 or number == 0 else f"{number:.0e}"


def plain(number: float, digits: int = 2) -> str:
    """So many digits that count, without an exponent: 0.0000032."""
    return np.format_float_positional(number, precision=digits, fractional=False, trim="-")


def counted(number: int, thing: str) -> str:
    """The number of things: 1 trial, 2 trials."""
    return f"{number} {thing}{'s' if number != 1 else ''}"
