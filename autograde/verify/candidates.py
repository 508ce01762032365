"""The answers that the judge is put to: those of the collection, and generated ones.

Nothing is graded here.
"""

import ast
import contextlib
import inspect
import io
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from autograde.engine.known import Known
from autograde.engine.trial import stage_names
from autograde.lesson.answers import Answer, Kind
from autograde.lesson.cells import grade_id
from autograde.lesson.reading import Lesson
from autograde.lesson.regions import find_regions, text_outside
from autograde.verify.reference import Reference


class Sort(StrEnum):
    """What is known of a candidate: the first two are right, the others wrong."""

    REFERENCE = "reference"
    RIGHT = "right answer"
    SLIP = "slip"
    CHEAT = "cheat"
    MUTANT = "mutant"

    @property
    def is_right(self) -> bool:
        """Whether all points are due."""
        return self in (Sort.REFERENCE, Sort.RIGHT)


SORTS = {Kind.RIGHT: Sort.RIGHT, Kind.SLIP: Sort.SLIP, Kind.CHEAT: Sort.CHEAT}


@dataclass(frozen=True)
class Candidate:
    """An answer of which the right verdict is known.

    Parameters
    ----------
    name : it, in a few words.
    code : the text of the answer cell.
    says : of a slip, what its message must say.
    generated : whether no person wrote it.
    """

    sort: Sort
    name: str
    code: str
    says: str = ""
    generated: bool = False


def of_collection(answers: Sequence[Answer]) -> Iterator[Candidate]:
    """The answers that were written by hand."""
    for answer in answers:
        yield Candidate(SORTS[answer.kind], answer.name, answer.code, answer.says)


def cheap_cheats(lesson: Lesson, reference: Reference, known: Known) -> Iterator[Candidate]:
    """What costs no thought: the stub, nothing, zeros, a constant, the visible case by heart."""
    for name, code in _cheats(lesson, reference, known):
        yield Candidate(Sort.CHEAT, name, code, generated=True)


def _cheats(lesson: Lesson, reference: Reference, known: Known) -> Iterator[tuple[str, str]]:
    exercise = reference.exercise
    stub = next(text_outside(c.source, find_regions(c.source)) for c in _named(lesson, exercise))
    yield "as it was handed out", stub
    kind = _kind(reference)
    if kind is ast.FunctionDef:
        yield from _functions(reference)
        yield from _by_heart(lesson, reference, known)
    elif kind is ast.ClassDef:
        yield "an empty class", f"class {exercise}:\n    pass\n"
    else:
        yield from _other_letters(lesson, reference)


def _functions(reference: Reference) -> Iterator[tuple[str, str]]:
    for name, body in {
        "returns None": "return None",
        "returns NaN": 'return float("nan")',
        "returns 1": "return 1.0",
        "returns True": "return True",
        "returns its first argument": "return args[0] if args else None",
        "raises": 'raise ValueError("no")',
    }.items():
        yield name, f"def {reference.exercise}(*args, **kwargs):\n    {body}\n"
    for name, number in {"zeros": "0", "ones": "1", "NaN": "np.nan"}.items():
        body = f"return filled(right(*args, **kwargs), {number})"
        yield f"{name} of the right shape", _wrapped(reference, body, filled)


def _by_heart(lesson: Lesson, reference: Reference, known: Known) -> Iterator[tuple[str, str]]:
    """Right for the visible calls, and zeros for all others."""
    seen = _visible_calls(lesson, reference, known)
    if seen:
        body = (
            "value = right(*args, **kwargs)\n"
            f"    return value if call_key(args, kwargs) in {sorted(seen)} else filled(value, 0)"
        )
        code = _wrapped(reference, body, filled, call_key)
        yield "right for the visible calls alone", code


def _visible_calls(lesson: Lesson, reference: Reference, known: Known) -> set[int]:
    """The keys of the calls that the visible checks make."""
    exercise, test = reference.exercise, f"test_{reference.exercise}"
    seen: set[int] = set()
    with contextlib.redirect_stdout(io.StringIO()):
        names = stage_names(known.stage, test, [visible_part(lesson, exercise), reference.code])
    exec(compile(reference.code, "<reference>", "exec"), names)
    right = names[exercise]

    def recorded(*args: Any, **kwargs: Any) -> Any:
        seen.add(call_key(args, kwargs))
        return right(*args, **kwargs)

    text = visible_part(lesson, exercise)
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(text, "<test>", "exec"), {**names, exercise: recorded})
    return seen


def visible_part(lesson: Lesson, exercise: str) -> str:
    """The test of an exercise as a student has it."""
    source = next(_named(lesson, f"test_{exercise}")).source
    return text_outside(source, find_regions(source))


def _other_letters(lesson: Lesson, reference: Reference) -> Iterator[tuple[str, str]]:
    """All wrong answers to a multiple-choice question."""
    name = reference.exercise
    right = re.search(rf'^{name} = "(\w)"', reference.own, re.MULTILINE)
    options = re.search(r'"([a-z]{2,})"\)', visible_part(lesson, name))
    if right and options:
        for letter in set(options[1]) - {right[1]}:
            yield f'the letter "{letter}"', f'{name} = "{letter}"\n'
    for value in ("None", '""', "True"):
        yield f"the value {value}", f"{name} = {value}\n"


def _kind(reference: Reference) -> type[ast.AST]:
    nodes = ast.parse(reference.own).body
    named = (n for n in nodes if getattr(n, "name", None) == reference.exercise)
    return type(next(named, None))  # type: ignore[return-value]


def _wrapped(reference: Reference, body: str, *helpers: Any) -> str:
    """The reference, renamed, with a function around it that spoils what it gives."""
    parts = [
        "import zlib\nfrom typing import Any\n\nimport numpy as np",
        reference.code,
        f"right = {reference.exercise}",
        *(inspect.getsource(helper) for helper in helpers),
        f"def {reference.exercise}(*args, **kwargs):\n    {body}\n",
    ]
    return "\n\n\n".join(parts)


def _named(lesson: Lesson, name: str) -> Iterator[Any]:
    return (cell for cell in lesson.source.cells if grade_id(cell) == name)


# These two also go into answers, as text: they need nothing but NumPy and zlib.


def filled(value: Any, number: float) -> Any:
    """The value with a number in every place; a function gives such values."""
    if isinstance(value, np.ndarray):
        return np.full(value.shape, number)
    if isinstance(value, (list, tuple)):
        return type(value)(filled(item, number) for item in value)
    if isinstance(value, dict):
        return {key: filled(item, number) for key, item in value.items()}
    if callable(value):
        return lambda *args, **kwargs: filled(value(*args, **kwargs), number)
    return number if isinstance(value, (int, float, np.generic)) else value


def call_key(args: Any, kwargs: Any) -> int:
    """A number for a call: equal arguments give the same."""

    def plain(value: Any) -> Any:
        if isinstance(value, np.ndarray):
            return [value.shape, str(value.dtype), value.tobytes()]
        if isinstance(value, (list, tuple)):
            return [plain(item) for item in value]
        if isinstance(value, dict):
            return [[str(key), plain(item)] for key, item in value.items()]
        return repr(value) if isinstance(value, (int, float, str, np.generic)) else "?"

    return zlib.crc32(repr([plain(args), plain(kwargs)]).encode())
