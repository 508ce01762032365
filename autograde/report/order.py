"""The order in which a person expects names: "Submission 2" before "Submission 10"."""

import re


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A sort key: runs of digits compare as numbers, all else as text."""
    parts = re.split(r"([0-9]+)", name)
    return tuple((int(part), "") if odd % 2 else (-1, part) for odd, part in enumerate(parts))
