"""What a beginner's slip is behind an exception of Python or NumPy, whose own words tell little."""

SLIPS = {
    "truth value of an array": "`if`, `and` and max() decide once for a whole array. "
    "Entry by entry: np.where, &, np.maximum.",
    "'bitwise_xor' not supported": "A power is written **, as in x**2; ^ is something else.",
    "unsupported operand type(s) for ^": "A power is written **, as in x**2; ^ is something else.",
    "object has no attribute": "The argument may be a plain number or a list: "
    "begin with `x = np.asarray(x)`.",
}


def hint_for(error: Exception) -> str:
    """The likely slip, or an empty string where none is known."""
    text = str(error)
    return next((hint for words, hint in SLIPS.items() if words in text), "")
