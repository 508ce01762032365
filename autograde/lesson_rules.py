"""The rules that the cells of a lesson keep, each told in a sentence when it is broken.

A lesson's author writes only what differs from the default, in the header of a cell:

* an answer cell, code: ``nbgrader={"grade_id": "relu", "solution": true}``, with a SOLUTION region;
* its test cell, code: ``nbgrader={"grade_id": "test_relu", "grade": true, "points": 2}``, with a
  HIDDEN TESTS region. It is the next cell, or only markdown without a role stands between;
* a written answer, markdown (or code that a person grades): ``"grade": true, "solution": true`` and
  points. A SOLUTION region becomes the place to answer, and a MARK SCHEME stands inside it; without
  one, the whole cell becomes that place, so the question stands in the cell before;
* a task, markdown: ``"task": true`` and points, with a MARK SCHEME region;
* a cell that must not be changed: ``"locked": true``.

What a student's copy keeps of a code cell compiles, and doesn't name ``solutions``.
"""

import ast
import math
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from autograde.regions import (
    Region,
    RegionError,
    RegionKind,
    find_regions,
    text_inside,
    text_outside,
)

SCHEMA_VERSION = 3
ROLE_KEYS = ("grade", "solution", "locked", "task")
NBGRADER_KEYS = {"grade_id", "points", "schema_version", *ROLE_KEYS}
CELL_KEYS = {"nbgrader", "tags"}
INSTRUCTORS_PACKAGES = {"solutions", "autograde"}
BARE_COMPARISONS = {
    "allclose",
    "assert_allclose",
    "assert_almost_equal",
    "assert_array_almost_equal",
}


class Role(Enum):
    """What nbgrader does with a cell: its full flags, in the order of ``ROLE_KEYS``."""

    PROSE = (False, False, False, False)
    ANSWER = (False, True, False, False)
    TEST = (True, False, True, False)
    WRITTEN = (True, True, False, False)
    TASK = (False, False, False, True)
    FIXED = (False, False, True, False)

    @property
    def has_points(self) -> bool:
        """Whether a cell of this role is graded."""
        return self in {Role.TEST, Role.WRITTEN, Role.TASK}


REGIONS_OF = {
    Role.ANSWER: {RegionKind.SOLUTION},
    Role.TEST: {RegionKind.HIDDEN_TESTS},
    Role.WRITTEN: {RegionKind.SOLUTION, RegionKind.MARK_SCHEME},
    Role.TASK: {RegionKind.MARK_SCHEME},
}
CELL_TYPES_OF = {
    Role.ANSWER: {"code"},
    Role.TEST: {"code"},
    Role.WRITTEN: {"markdown", "code"},
    Role.TASK: {"markdown"},
    Role.FIXED: {"markdown", "code", "raw"},
}


@dataclass(frozen=True)
class LessonCell:
    """A cell as its author wrote it; ``number`` and ``line`` (in the file) count from 1."""

    number: int
    line: int
    cell_type: str
    source: str
    metadata: Mapping[str, Any]

    @property
    def nbgrader(self) -> Mapping[str, Any]:
        """The nbgrader metadata that the author wrote; empty where there is none."""
        return self.metadata.get("nbgrader", {})

    @property
    def grade_id(self) -> str:
        """The cell's grade id, or an empty string."""
        return self.nbgrader.get("grade_id", "")

    @property
    def role(self) -> Role:
        """The role that the metadata gives; only for a cell without metadata problems."""
        return role_of(self.nbgrader) or Role.PROSE


@dataclass(frozen=True)
class Problem:
    """A broken rule: the cell, what is wrong, and what to do."""

    cell: LessonCell
    text: str

    def __str__(self) -> str:
        try:
            name = f"cell '{self.cell.grade_id}'" if self.cell.grade_id else ""
        except AttributeError:  # the nbgrader metadata is no mapping
            name = ""
        return f"{name or f'cell {self.cell.number}'} (line {self.cell.line}): {self.text}"


def role_of(nbgrader: Mapping[str, Any]) -> Role | None:
    """The role that these flags give, or None if nbgrader knows no such cell."""
    grade, solution, locked, task = (bool(nbgrader.get(key, False)) for key in ROLE_KEYS)
    locked = locked or (grade and not solution)
    flags = (grade, solution, locked, task)
    return next((role for role in Role if role.value == flags), None)


def full_metadata(nbgrader: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata of a valid cell with all that nbgrader's schema asks."""
    role = role_of(nbgrader)
    assert role is not None
    flags = dict(zip(ROLE_KEYS, role.value, strict=True))
    return {**nbgrader, **flags, "schema_version": SCHEMA_VERSION}


def problems(cells: Sequence[LessonCell]) -> list[Problem]:
    """All broken rules; the cells' metadata first, and the rest only where that is in order."""
    found = [Problem(cell, text) for cell in cells for text in _metadata_problems(cell)]
    if found:
        return found
    found = [Problem(cell, text) for cell in cells for text in _content_problems(cell)]
    return sorted([*found, *_order_problems(cells)], key=lambda problem: problem.cell.number)


def _metadata_problems(cell: LessonCell) -> Iterator[str]:
    if "incorrectly_encoded_metadata" in cell.metadata:
        yield (
            f"'{cell.metadata['incorrectly_encoded_metadata']}' can't be read as metadata. Write "
            'nbgrader={"grade_id": "relu", "solution": true}, in JSON.'
        )
        return
    for key in sorted(cell.metadata.keys() - CELL_KEYS):
        value = cell.metadata[key]
        shown = f"'{value}'" if key == "title" else f"'{key}'"
        yield f"{shown} in its header is unknown. Only nbgrader={{...}} and tags=[...] may be."
    if "nbgrader" not in cell.metadata:
        return
    nbgrader = cell.metadata["nbgrader"]
    if not isinstance(nbgrader, Mapping):
        yield 'the nbgrader metadata is no dictionary. Write nbgrader={"grade_id": "relu", ...}.'
        return
    yield from _flag_problems(cell, nbgrader)
    yield from _grade_id_problems(nbgrader)
    yield from _points_problems(nbgrader)


def _flag_problems(cell: LessonCell, nbgrader: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(nbgrader.keys() - NBGRADER_KEYS):
        yield f"'{key}' is no nbgrader key. Known are {', '.join(sorted(NBGRADER_KEYS))}."
    for key in ROLE_KEYS:
        if not isinstance(nbgrader.get(key, False), bool):
            yield f"'{key}' is {nbgrader[key]!r}. It must be true or false."
    version = nbgrader.get("schema_version", SCHEMA_VERSION)
    if version != SCHEMA_VERSION or isinstance(version, bool):
        yield f"schema_version is {version!r}. This course uses {SCHEMA_VERSION}; leave it out."

    role = role_of(nbgrader)
    if role is None:
        flags = ", ".join(key for key in ROLE_KEYS if nbgrader.get(key))
        yield f"nbgrader knows no cell that is {flags} at once. Leave the contradicting flag out."
    elif role is Role.PROSE:
        yield (
            "the nbgrader metadata gives no role. Add solution, grade, task or locked as true, "
            "or leave nbgrader out."
        )
    elif nbgrader.get("locked") is False and role.value[ROLE_KEYS.index("locked")]:
        yield "a test cell is locked. Leave locked out, or write true."
    elif cell.cell_type not in CELL_TYPES_OF[role]:
        yield (
            f"a {cell.cell_type} cell can't be {_article(role)}. "
            "A written answer has both grade and solution as true."
            if cell.cell_type == "markdown"
            else f"a {cell.cell_type} cell can't be {_article(role)}. Change the cell's type."
        )


def _grade_id_problems(nbgrader: Mapping[str, Any]) -> Iterator[str]:
    grade_id = nbgrader.get("grade_id")
    if grade_id in (None, ""):
        yield "the grade_id is missing. Give the cell one: the name of the function it is about."
    # 64 characters: the longest cell id that a notebook may have.
    elif not isinstance(grade_id, str) or not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", grade_id):
        yield (
            f"the grade_id {grade_id!r} can't be used. "
            "It is a string of up to 64 letters, digits, _ and -."
        )


def _points_problems(nbgrader: Mapping[str, Any]) -> Iterator[str]:
    role = role_of(nbgrader)
    points = nbgrader.get("points")
    if role is None or role is Role.PROSE:
        return
    if not role.has_points:
        if "points" in nbgrader:
            yield "it has points but isn't graded. Give the points to the test cell."
    elif points is None:
        yield 'points are missing. Add, for example, "points": 2.'
    elif isinstance(points, bool) or not isinstance(points, int | float):
        yield f"points are {points!r}. They must be a number above 0."
    elif not math.isfinite(points) or points <= 0:
        yield f"points are {points}. They must be a number above 0."


def _content_problems(cell: LessonCell) -> Iterator[str]:
    try:
        regions = find_regions(cell.source)
    except RegionError as error:
        yield f"{error}. Each region has one BEGIN and one END, and none stands in another."
        return
    misplaced = {region.kind for region in regions} - REGIONS_OF.get(cell.role, set())
    for kind in sorted(misplaced):
        yield _misplaced(cell, kind)
    for region in regions:
        if not text_inside(cell.source, region).strip():
            yield f"its {region.kind} region is empty. Fill it, or take the markers out."
    yield from _missing_region(cell, regions)
    if cell.cell_type == "code":
        yield from _code_problems(cell, regions)


def _misplaced(cell: LessonCell, kind: RegionKind) -> str:
    needed = {
        RegionKind.SOLUTION: '"solution": true',
        RegionKind.HIDDEN_TESTS: '"grade": true and "points"',
        RegionKind.MARK_SCHEME: '"grade": true, "solution": true and "points"',
    }[kind]
    if cell.nbgrader:
        return f"{_article(cell.role)} can't hold a {kind} region. Move it to a cell with {needed}."
    return (
        f"it holds a {kind} region, but its header has no nbgrader metadata. "
        f'Add nbgrader={{"grade_id": "...", ...}} with {needed}.'
    )


def _missing_region(cell: LessonCell, regions: tuple[Region, ...]) -> Iterator[str]:
    kinds = {region.kind for region in regions}
    if cell.role is Role.ANSWER and RegionKind.SOLUTION not in kinds:
        yield (
            "it has no solution. Put the answer between ### BEGIN SOLUTION and ### END SOLUTION, "
            "or the whole cell is lost in the student's copy."
        )
    if cell.role is Role.TEST and RegionKind.HIDDEN_TESTS not in kinds:
        yield (
            "it has no hidden tests. Add a comparison with the reference between "
            "### BEGIN HIDDEN TESTS and ### END HIDDEN TESTS."
        )
    if cell.role is Role.TASK and RegionKind.MARK_SCHEME not in kinds:
        yield "the task has no mark scheme. Add one, from BEGIN MARK SCHEME to END MARK SCHEME."
    if cell.role is Role.WRITTEN:
        yield from _written_answer_problems(cell, regions)


def _written_answer_problems(cell: LessonCell, regions: tuple[Region, ...]) -> Iterator[str]:
    solutions = tuple(region for region in regions if region.kind == RegionKind.SOLUTION)
    schemes = tuple(region for region in regions if region.kind == RegionKind.MARK_SCHEME)
    if not solutions:
        if not regions or text_outside(cell.source, regions).strip():
            yield (
                "nbgrader puts the place to answer where the SOLUTION region is, and replaces the "
                "whole cell if there is none. Put the model answer between BEGIN SOLUTION and "
                "END SOLUTION."
            )
    elif any(not any(s.holds(scheme.begin) for s in solutions) for scheme in schemes):
        yield "the MARK SCHEME stands outside the SOLUTION region. Move it inside."


def _code_problems(cell: LessonCell, regions: tuple[Region, ...]) -> Iterator[str]:
    whole, error = _parsed(cell.source)
    if whole is None:
        yield f"its code is no Python: {error}."
        return
    if cell.role is Role.TEST:
        for name in sorted(_names(whole) & BARE_COMPARISONS):
            yield (
                f"a test compares through lab.check, whose messages say what went wrong. "
                f"Use it in place of {name}."
            )
    copy, error = _parsed(text_outside(cell.source, regions))
    if copy is None:
        yield f"without its regions, as the student gets it, its code is no Python: {error}."
        return
    for name in sorted(_names(copy) & INSTRUCTORS_PACKAGES):
        yield (
            f"the package {name} is named outside the regions, where the student sees it. "
            "Move that line into a SOLUTION or HIDDEN TESTS region."
        )


def _parsed(source: str) -> tuple[ast.AST | None, str]:
    """The syntax tree of a cell (magics and top-level await allowed), or None and the reason."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            python = TransformerManager().transform_cell(source)
            compile(python, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            return ast.parse(python), ""
    except SyntaxError as error:
        return None, f"{error.msg}, line {error.lineno} of the cell"
    except ValueError as error:  # a null byte
        return None, str(error)


def _names(tree: ast.AST) -> set[str]:
    """The names that code uses: variables, attributes, and what is imported (root packages)."""
    names: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                names.add(name)
            case ast.Import(names=aliases):
                names.update(alias.name.partition(".")[0] for alias in aliases)
            case ast.ImportFrom(module=module, names=aliases):
                names.update(alias.name for alias in aliases)
                names.add((module or "").partition(".")[0])
    return names


def _order_problems(cells: Sequence[LessonCell]) -> Iterator[Problem]:
    counts = Counter(cell.grade_id for cell in cells if cell.grade_id)
    seen: set[str] = set()
    for cell in cells:
        if counts[cell.grade_id] > 1 and cell.grade_id in seen:
            yield Problem(cell, "an earlier cell has the same grade id. Give this one another.")
        seen.add(cell.grade_id)

    # Prose may stand between an answer and its test, nothing else may.
    steps = [c for c in cells if not (c.role is Role.PROSE and c.cell_type == "markdown")]
    for before, cell in zip([None, *steps], [*steps, None], strict=True):
        if before and before.role is Role.ANSWER:
            wanted = f"test_{before.grade_id}"
            if not (cell and cell.role is Role.TEST and cell.grade_id == wanted):
                yield Problem(
                    before, f"no test follows. Put a test cell '{wanted}' right after it."
                )
        if cell and cell.role is Role.TEST:
            tested = cell.grade_id.removeprefix("test_")
            if not (
                before and before.role is Role.ANSWER and cell.grade_id == f"test_{before.grade_id}"
            ):
                yield Problem(
                    cell,
                    f"no answer cell stands before it. Put the answer cell '{tested}' right before "
                    "it, and name the test after it.",
                )


def _article(role: Role) -> str:
    return {
        Role.PROSE: "a cell without a role",
        Role.ANSWER: "an answer cell",
        Role.TEST: "a test cell",
        Role.WRITTEN: "a written answer",
        Role.TASK: "a task",
        Role.FIXED: "a locked cell",
    }[role]
