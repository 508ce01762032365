"""What nbgrader does with a cell, told from the few words of metadata that its author wrote.

It looks at one cell's metadata alone; ``autograde.lesson.rules`` looks at its text and neighbours.
"""

import math
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

SCHEMA_VERSION = 3
"""Of nbgrader's cell metadata."""
ROLE_KEYS = ("grade", "solution", "locked", "task")
NBGRADER_KEYS = {"grade_id", "points", "schema_version", *ROLE_KEYS}
CELL_KEYS = {"nbgrader", "tags"}


class Role(Enum):
    """What nbgrader does with a cell: its full flags, in the order of ``ROLE_KEYS``."""

    PROSE = (False, False, False, False)
    """Nothing; the student may change or delete it."""
    ANSWER = (False, True, False, False)
    TEST = (True, False, True, False)
    WRITTEN = (True, True, False, False)
    """An answer that a person grades."""
    TASK = (False, False, False, True)
    FIXED = (False, False, True, False)

    @property
    def words(self) -> str:
        """The role as it is called in a message."""
        return WORDS[self]

    @property
    def has_points(self) -> bool:
        """Whether a cell of this role is graded."""
        return self in {Role.TEST, Role.WRITTEN, Role.TASK}


ROLES: dict[tuple[bool, ...], Role] = {role.value: role for role in Role}
WORDS = {
    Role.PROSE: "a cell without a role",
    Role.ANSWER: "an answer cell",
    Role.TEST: "a test cell",
    Role.WRITTEN: "a written answer",
    Role.TASK: "a task",
    Role.FIXED: "a locked cell",
}
CELL_TYPES = {
    Role.ANSWER: {"code"},
    Role.TEST: {"code"},
    Role.WRITTEN: {"markdown", "code"},
    Role.TASK: {"markdown"},
    Role.FIXED: {"markdown", "code", "raw"},
}


def role_of(nbgrader: Mapping[str, Any]) -> Role | None:
    """The role that these flags give, or None if nbgrader knows no such cell."""
    grade, solution, locked, task = (bool(nbgrader.get(key, False)) for key in ROLE_KEYS)
    # A test cell is locked, whether its author says so or not.
    flags = (grade, solution, locked or (grade and not solution), task)
    return ROLES.get(flags)


def full_metadata(nbgrader: Mapping[str, Any]) -> dict[str, Any]:
    """All that nbgrader's schema asks, for metadata without problems."""
    role = role_of(nbgrader) or Role.PROSE
    flags = dict(zip(ROLE_KEYS, role.value, strict=True))
    return {**nbgrader, **flags, "schema_version": SCHEMA_VERSION}


def metadata_problems(cell_type: str, metadata: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a cell's metadata, and what to do, a sentence or two for each problem."""
    if unreadable := metadata.get("incorrectly_encoded_metadata"):
        yield (
            f"'{unreadable}' can't be read as metadata. Write it as JSON: "
            'nbgrader={"grade_id": "relu", "solution": true}.'
        )
        return
    for key in sorted(metadata.keys() - CELL_KEYS):
        shown = metadata[key] if key == "title" else key
        yield f"'{shown}' in its header is unknown. Only nbgrader={{...}} and tags=[...] may be."
    if "nbgrader" in metadata:
        yield from _nbgrader_problems(cell_type, metadata["nbgrader"])


def _nbgrader_problems(cell_type: str, nbgrader: object) -> Iterator[str]:
    if not isinstance(nbgrader, Mapping):
        yield 'its nbgrader metadata is no dictionary. Write nbgrader={"grade_id": "relu", ...}.'
        return
    for key in sorted(nbgrader.keys() - NBGRADER_KEYS):
        yield f"'{key}' is no nbgrader key. Known are {', '.join(sorted(NBGRADER_KEYS))}."
    for key in ROLE_KEYS:
        if not isinstance(nbgrader.get(key, False), bool):
            yield f"'{key}' is {nbgrader[key]!r}. It must be true or false."
    version = nbgrader.get("schema_version", SCHEMA_VERSION)
    if type(version) is not int or version != SCHEMA_VERSION:
        yield f"schema_version is {version!r}. This course uses {SCHEMA_VERSION}; leave it out."
    yield from _role_problems(cell_type, nbgrader)
    yield from _grade_id_problems(nbgrader.get("grade_id"))


def _role_problems(cell_type: str, nbgrader: Mapping[str, Any]) -> Iterator[str]:
    role = role_of(nbgrader)
    if role is None:
        flags = ", ".join(key for key in ROLE_KEYS if nbgrader.get(key))
        yield f"nbgrader knows no cell that is {flags} at once. Leave one of them out."
        return
    if role is Role.PROSE:
        yield (
            "its nbgrader metadata gives no role. Add solution, grade, task or locked as true, "
            "or leave nbgrader out."
        )
        return
    if role is Role.TEST and nbgrader.get("locked") is False:
        yield "a test cell is always locked. Leave locked out, or write true."
    if cell_type not in CELL_TYPES[role]:
        advice = (
            "A written answer has both grade and solution as true."
            if cell_type == "markdown"
            else "Change the cell's type."
        )
        yield f"a {cell_type} cell can't be {role.words}. {advice}"
    if role.has_points:
        yield from _points_problems(nbgrader.get("points"))
    elif "points" in nbgrader:
        yield "it has points, but isn't graded. Give the points to the test cell."


def _grade_id_problems(grade_id: object) -> Iterator[str]:
    if grade_id in (None, ""):
        yield "its grade_id is missing. Give it one: the name of the function that it is about."
    # 64 characters: the longest cell id that a notebook may have.
    elif not isinstance(grade_id, str) or not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", grade_id):
        yield (
            f"the grade_id {grade_id!r} can't be used. "
            "It is a word of up to 64 letters, digits, _ and -."
        )


def _points_problems(points: object) -> Iterator[str]:
    if points is None:
        yield 'its points are missing. Add, for example, "points": 2.'
    elif not isinstance(points, int | float) or isinstance(points, bool):
        yield f"its points are {points!r}. They must be a number."
    elif not math.isfinite(points) or points <= 0:
        yield f"its points are {points}. They must be more than 0."
