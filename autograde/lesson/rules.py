"""The rules that the cells of a lesson keep, each told in a sentence when it is broken.

A lesson's author writes only what differs from the default, in the header of a cell:

* an answer cell, code: ``nbgrader={"grade_id": "relu", "solution": true}``, with a SOLUTION region;
* its test cell, code: ``nbgrader={"grade_id": "test_relu", "grade": true, "points": 2}``, with a
  HIDDEN TESTS region. It is the next cell, or only markdown without a role stands between;
* a written answer, markdown (or code that a person grades): ``"grade": true, "solution": true`` and
  points. A SOLUTION region becomes the place to answer, and a MARK SCHEME stands inside it. Without
  a SOLUTION region the whole cell becomes that place, so the question stands in the cell before;
* a task, markdown: ``"task": true`` and points, with a MARK SCHEME region;
* a cell that must not be changed: ``"locked": true``.

What a student's copy keeps of a code cell compiles, and doesn't name ``solutions``.
"""

import ast
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from autograde.lesson.regions import (
    Region,
    RegionError,
    RegionKind,
    find_regions,
    text_inside,
    text_outside,
)
from autograde.lesson.roles import Role, metadata_problems, role_of

REGIONS_OF = {
    Role.ANSWER: {RegionKind.SOLUTION},
    Role.TEST: {RegionKind.HIDDEN_TESTS},
    Role.WRITTEN: {RegionKind.SOLUTION, RegionKind.MARK_SCHEME},
    Role.TASK: {RegionKind.MARK_SCHEME},
}
FLAGS_FOR = {
    RegionKind.SOLUTION: '"solution": true',
    RegionKind.HIDDEN_TESTS: '"grade": true and "points"',
    RegionKind.MARK_SCHEME: '"grade": true, "solution": true and "points"',
}
INSTRUCTORS_PACKAGES = {"solutions", "autograde"}
BARE_COMPARISONS = {
    "allclose",
    "assert_allclose",
    "assert_almost_equal",
    "assert_array_almost_equal",
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
        written = self.metadata.get("nbgrader")
        return written if isinstance(written, Mapping) else {}

    @property
    def grade_id(self) -> str:
        """The cell's grade id, or an empty string."""
        return str(self.nbgrader.get("grade_id") or "")

    @property
    def role(self) -> Role:
        """What nbgrader does with the cell."""
        return role_of(self.nbgrader) or Role.PROSE


@dataclass(frozen=True)
class Problem:
    """A broken rule: the cell, what is wrong, and what to do."""

    cell: LessonCell
    text: str

    def __str__(self) -> str:
        name = f"'{self.cell.grade_id}'" if self.cell.grade_id else str(self.cell.number)
        return f"cell {name} (line {self.cell.line}): {self.text}"


def problems(cells: Sequence[LessonCell]) -> list[Problem]:
    """All broken rules; the cells' metadata first, and the rest only where that is in order."""
    found = [
        Problem(cell, text)
        for cell in cells
        for text in metadata_problems(cell.cell_type, cell.metadata)
    ]
    if found:
        return found
    found = [Problem(cell, text) for cell in cells for text in _content_problems(cell)]
    found += [*_duplicates(cells), *_lone_cells(cells)]
    return sorted(found, key=lambda problem: problem.cell.number)


def _content_problems(cell: LessonCell) -> Iterator[str]:
    try:
        regions = find_regions(cell.source)
    except RegionError as error:
        yield f"{error}. A region has one BEGIN and one END, and none stands in another."
        return
    for kind in sorted({r.kind for r in regions} - REGIONS_OF.get(cell.role, set())):
        yield _misplaced(cell, kind)
    for region in regions:
        if not text_inside(cell.source, region).strip():
            yield f"its {region.kind} region is empty. Fill it, or take the markers out."
    yield from _missing_regions(cell, regions)
    if cell.cell_type == "code":
        yield from _code_problems(cell, regions)


def _misplaced(cell: LessonCell, kind: RegionKind) -> str:
    if cell.nbgrader:
        return (
            f"{cell.role.words} can't hold a {kind} region. "
            f"Move that to a cell with {FLAGS_FOR[kind]}."
        )
    return (
        f"it holds a {kind} region, but its header has no nbgrader metadata. "
        f'Add nbgrader={{"grade_id": "...", ...}} with {FLAGS_FOR[kind]}.'
    )


def _missing_regions(cell: LessonCell, regions: tuple[Region, ...]) -> Iterator[str]:
    kinds = {region.kind for region in regions}
    if cell.role is Role.ANSWER and RegionKind.SOLUTION not in kinds:
        yield (
            "it has no solution. Put the answer between ### BEGIN SOLUTION and ### END SOLUTION; "
            "without them nbgrader replaces the whole cell."
        )
    if cell.role is Role.TEST and RegionKind.HIDDEN_TESTS not in kinds:
        yield (
            "it has no hidden tests. Add a comparison with the reference between "
            "### BEGIN HIDDEN TESTS and ### END HIDDEN TESTS."
        )
    if cell.role is Role.TASK and RegionKind.MARK_SCHEME not in kinds:
        yield "it has no mark scheme. Add one, from BEGIN MARK SCHEME to END MARK SCHEME."
    if cell.role is Role.WRITTEN:
        yield from _written_answer_problems(cell, regions)


def _written_answer_problems(cell: LessonCell, regions: tuple[Region, ...]) -> Iterator[str]:
    solutions = [region for region in regions if region.kind == RegionKind.SOLUTION]
    schemes = [region for region in regions if region.kind == RegionKind.MARK_SCHEME]
    if solutions:
        if not all(any(s.holds(scheme.begin) for s in solutions) for scheme in schemes):
            yield "its MARK SCHEME stands outside the SOLUTION region. Move it inside."
    elif not schemes or text_outside(cell.source, regions).strip():
        yield (
            "it has no SOLUTION region, so nbgrader replaces the whole cell by the place to "
            "answer. Put the model answer between BEGIN SOLUTION and END SOLUTION."
        )


def _code_problems(cell: LessonCell, regions: tuple[Region, ...]) -> Iterator[str]:
    if cell.source.lstrip().startswith("%%"):
        yield "a cell magic hides its code from these rules. Use a line magic or a function."
        return
    try:
        whole = _parsed(cell.source)
    except SyntaxError as error:
        place = f"line {cell.line + (error.lineno or 0)} of the file"
        yield f"its code isn't Python ({error.msg}, {place}). Mend it."
        return
    if cell.role is Role.TEST:
        for name in sorted({*_variables(whole), *_attributes(whole)} & BARE_COMPARISONS):
            yield f"it calls {name}, whose message helps no student. Compare with lab.check."
    try:
        copy = _parsed(text_outside(cell.source, regions))
    except SyntaxError as error:
        yield f"without its regions, as a student gets it, its code isn't Python ({error.msg})."
        return
    for name in sorted({*_variables(copy), *_imports(copy)} & INSTRUCTORS_PACKAGES):
        yield (
            f"it names {name} outside its regions, where the student sees it. "
            "Move that line into a SOLUTION or HIDDEN TESTS region."
        )


def _parsed(source: str) -> ast.AST:
    """The syntax tree of a cell, in which line magics and a top-level await are allowed."""
    python = TransformerManager().transform_cell(source)
    if "\0" in python:
        raise SyntaxError("it holds a null character")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        tree = ast.parse(python)
        # What parses may still not compile: a return outside a function, for one.
        compile(python, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    return tree


def _variables(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _attributes(tree: ast.AST) -> set[str]:
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def _imports(tree: ast.AST) -> set[str]:
    """The top-level packages that are imported."""
    modules: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            modules.add(node.module or "")
    return {module.partition(".")[0] for module in modules}


def _duplicates(cells: Sequence[LessonCell]) -> Iterator[Problem]:
    first: dict[str, LessonCell] = {}
    for cell in cells:
        if cell.grade_id and (other := first.setdefault(cell.grade_id, cell)) is not cell:
            yield Problem(
                cell, f"the cell at line {other.line} has the same grade_id. Rename one of them."
            )


def _lone_cells(cells: Sequence[LessonCell]) -> Iterator[Problem]:
    """Answers without a test and tests without an answer; only prose may stand between the two."""
    steps = [c for c in cells if c.cell_type != "markdown" or c.role is not Role.PROSE]
    for cell, following in zip(steps, [*steps[1:], None], strict=False):
        test = f"test_{cell.grade_id}"
        if cell.role is Role.ANSWER and not _is_test(following, test):
            yield Problem(cell, f"no test follows. Put the test cell '{test}' right after it.")
    for cell, before in zip(steps, [None, *steps], strict=False):
        if cell.role is not Role.TEST:
            continue
        if before is None or before.role is not Role.ANSWER:
            yield Problem(cell, "no answer stands before it. Put the answer cell right before it.")
        elif cell.grade_id != f"test_{before.grade_id}":
            yield Problem(
                cell,
                f"it follows the answer '{before.grade_id}', but isn't named after it. "
                f"Name it 'test_{before.grade_id}'.",
            )


def _is_test(cell: LessonCell | None, grade_id: str) -> bool:
    return cell is not None and cell.role is Role.TEST and cell.grade_id == grade_id
