"""Hints for the exercises, in steps from a nudge to almost the answer in words; never a solution.

The texts are files beside this one, ``<assignment>.md``: a heading ``## name`` for each exercise,
and its hints as a numbered list.
"""

import difflib
import re
import textwrap
from functools import cache
from pathlib import Path

WIDTH = 90

_given: dict[str, int] = {}
"""How many hints of each exercise this notebook has shown."""


def hint(exercise: str) -> None:
    """Print the next hint for an exercise; each call goes a step further."""
    hints = _hints().get(exercise, [])
    if not hints:
        print(_unknown(exercise))
        return
    step = min(_given.get(exercise, 0) + 1, len(hints))
    _given[exercise] = step
    head = f"Hint {step} of {len(hints)}: "
    print(textwrap.fill(head + hints[step - 1], WIDTH))
    if step == len(hints):
        print("That was the last hint for this exercise.")


def has_hints(exercise: str) -> bool:
    """Whether there are hints for an exercise."""
    return exercise in _hints()


@cache
def _hints() -> dict[str, list[str]]:
    """The hints of each exercise of all lessons."""
    found: dict[str, list[str]] = {}
    for path in sorted(Path(__file__).parent.glob("*.md")):
        _, *sections = re.split(r"^## +", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for section in sections:
            name, _, text = section.partition("\n")
            _, *steps = re.split(r"^\d+\. +", text, flags=re.MULTILINE)
            found[name.strip()] = [" ".join(step.split()) for step in steps]
    return found


def _unknown(exercise: object) -> str:
    if not _hints():
        return "This copy of the course has no hints."
    near = difflib.get_close_matches(str(exercise), _hints(), n=3, cutoff=0.5)
    if near:
        return f'There is no hint for "{exercise}". Do you mean {" or ".join(near)}?'
    return f'There is no hint for "{exercise}". Give the name of an exercise, as in hint("relu").'
