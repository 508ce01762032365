"""From a student's notebook to the notebook that is run: their answers in our cells.

Of what a student hands in, the order of the cells, their text and nothing else is kept. Every cell
that the lesson knows is ours, whole; only in an answer cell does the student's text stay.
"""

import copy
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograde.lesson.cells import grade_id, is_answer, is_test, is_written, role
from autograde.lesson.regions import RegionKind, find_regions, text_outside

CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
RUN_TAGS = {"skip-execution", "raises-exception"}
"""Tags by which a notebook tells its runner not to run a cell, or not to mind its errors."""


@dataclass(frozen=True)
class Restored:
    """The notebook to run, and what had to be mended, each in a sentence."""

    notebook: NotebookNode
    notes: tuple[str, ...]


def restore(student: NotebookNode, source: NotebookNode) -> Restored:
    """Put a student's answers into the lesson's cells.

    Parameters
    ----------
    student : what was handed in, of format 4; its cells may be anything.
    source : the lesson's notebook for grading: stubs in the answer cells, hidden tests in place.

    Returns
    -------
    Restored
        A valid notebook without outputs, in the student's order. A known cell that was missing is
        where the lesson has it. Of several copies of a cell the last counts, for an answer the last
        that was written in; the others are ordinary cells.
    """
    lesson = _Lesson.of(source)
    given = [_given(cell) for cell in student.cells]
    names = _recognised(given, lesson)
    kept = _kept(given, names, lesson)
    notes = list(_notes(given, names, kept, lesson))
    line = list(_students_order(given, names, kept, lesson))
    for position in lesson.known.values():
        if all(entry.position != position for entry in line):
            _put_back(line, position, lesson)
    return Restored(_notebook([entry.cell for entry in line], source), tuple(notes))


@dataclass(frozen=True)
class _Given:
    """What is believed of a student's cell."""

    kind: str
    text: str
    name: str | None
    cell_id: str
    attachments: Mapping[str, Any]
    flags: Mapping[str, Any]
    tags: frozenset[str]


@dataclass(frozen=True)
class _Entry:
    """A cell of the notebook to run, and the position of the lesson's cell that it stands for."""

    cell: NotebookNode
    position: int | None


@dataclass(frozen=True)
class _Lesson:
    """The lesson's cells, and where in it those that nbgrader knows and the others are."""

    source: NotebookNode
    known: Mapping[str, int]
    prose: Mapping[str, int]

    @classmethod
    def of(cls, source: NotebookNode) -> "_Lesson":
        cells = list(enumerate(source.cells))
        known = {name: i for i, cell in cells if (name := grade_id(cell))}
        prose = {cell.id: i for i, cell in cells if not grade_id(cell)}
        return cls(source, known, prose)

    def cell(self, name: str) -> NotebookNode:
        return self.source.cells[self.known[name]]


def _given(cell: Any) -> _Given:
    cell = cell if isinstance(cell, Mapping) else {}
    metadata = _mapping(cell.get("metadata"))
    nbgrader = _mapping(metadata.get("nbgrader"))
    name, cell_id, kind = nbgrader.get("grade_id"), cell.get("id"), cell.get("cell_type")
    tags = metadata.get("tags")
    return _Given(
        kind=kind if kind in ("code", "markdown") else "raw",
        text=_text(cell.get("source")),
        name=name if isinstance(name, str) else None,
        cell_id=cell_id if isinstance(cell_id, str) and CELL_ID.fullmatch(cell_id) else "cell",
        attachments=_attachments(cell.get("attachments")),
        flags=nbgrader,
        tags=frozenset(tag for tag in RUN_TAGS if isinstance(tags, list) and tag in tags),
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    # Half of a surrogate pair is no character: nothing further on could write it.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _attachments(value: Any) -> Mapping[str, Any]:
    """The images that were pasted into a text: name -> media type -> data."""
    return {
        _text(name): {_text(media): _text(data) for media, data in bundle.items()}
        for name, bundle in _mapping(value).items()
        if isinstance(bundle, Mapping)
    }


def _recognised(given: Sequence[_Given], lesson: _Lesson) -> list[str | None]:
    """The name of each student's cell that the lesson knows.

    A cell whose metadata was lost on the way is known by its cell id.
    """
    names = [cell.name if cell.name in lesson.known else None for cell in given]
    lost = {lesson.cell(name).id: name for name in lesson.known if name not in names}
    return [name or lost.get(cell.cell_id) for name, cell in zip(names, given, strict=True)]


def _kept(given: Sequence[_Given], names: Sequence[str | None], lesson: _Lesson) -> dict[str, int]:
    """For each name the index of the student's cell that stands for it."""
    kept: dict[str, int] = {}
    for index, name in enumerate(names):
        if name is None:
            continue
        ours = lesson.cell(name)
        untouched_copy = is_answer(ours) and given[index].text == ours.source
        if name not in kept or not untouched_copy:
            kept[name] = index
    return kept


def _students_order(
    given: Sequence[_Given],
    names: Sequence[str | None],
    kept: Mapping[str, int],
    lesson: _Lesson,
) -> Iterator[_Entry]:
    for index, (cell, name) in enumerate(zip(given, names, strict=True)):
        if name is None:
            yield _Entry(_ordinary(cell), lesson.prose.get(cell.cell_id))
        elif kept[name] == index:
            yield _Entry(_ours(lesson.cell(name), cell), lesson.known[name])
        elif not _same_text(cell.text, lesson.cell(name)):
            yield _Entry(_ordinary(cell), None)


def _ordinary(given: _Given) -> NotebookNode:
    # Not nbformat's makers of cells, each of which checks its own: the notebook is checked whole.
    cell = NotebookNode(
        id=given.cell_id, cell_type=given.kind, metadata=NotebookNode(), source=given.text
    )
    if given.kind == "code":
        cell.update(outputs=[], execution_count=None)
    if given.kind == "markdown" and given.attachments:
        cell.attachments = given.attachments
    return cell


def _ours(source: NotebookNode, given: _Given) -> NotebookNode:
    cell = copy.deepcopy(source)
    if is_answer(source):
        cell.source = given.text
        if cell.cell_type == "markdown" and given.attachments:
            cell.attachments = given.attachments
    return cell


def _put_back(line: list[_Entry], position: int, lesson: _Lesson) -> None:
    """Insert a missing cell of the lesson behind the nearest one before it that is there."""
    ours = copy.deepcopy(lesson.source.cells[position])
    if is_answer(ours) and not is_written(ours):
        # The stub would replace an answer that stands in another cell.
        ours.source = "# This answer cell was missing."
    places = {entry.position: index for index, entry in enumerate(line)}
    before = [p for p in range(position) if p in places]
    index = places[before[-1]] + 1 if before else 0
    if is_test(ours):
        # What the student wrote in between may be what the test asks for.
        while index < len(line) and line[index].position is None:
            index += 1
    line.insert(index, _Entry(ours, position))


def _notebook(cells: Sequence[NotebookNode], source: NotebookNode) -> NotebookNode:
    taken = {cell.id for cell in cells if grade_id(cell)}
    for number, cell in enumerate(cells, 1):
        if not grade_id(cell):
            cell.id = cell.id if cell.id not in taken else _free_id(number, taken)
            taken.add(cell.id)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return new_notebook(cells=list(cells), metadata=copy.deepcopy(source.metadata))


def _free_id(number: int, taken: set[str]) -> str:
    candidates = (f"cell-{number}{'x' * copies}" for copies in range(len(taken) + 1))
    return next(candidate for candidate in candidates if candidate not in taken)


def _notes(
    given: Sequence[_Given],
    names: Sequence[str | None],
    kept: Mapping[str, int],
    lesson: _Lesson,
) -> Iterator[str]:
    counts = Counter(name for name in names if name)
    for name in lesson.known:
        ours = lesson.cell(name)
        what = f"the {role(ours).words.partition(' ')[2]} {name}"
        if name not in kept:
            yield f"{what} was missing and was put back."
            continue
        theirs = given[kept[name]]
        if counts[name] > 1:
            yield f"{what} was there {counts[name]} times; one of them counts."
        if not is_answer(ours) and not _same_text(theirs.text, ours):
            yield f"{what} had been changed; it was run as it was handed out."
        if theirs.kind != ours.cell_type:
            yield f"{what} had been made a {theirs.kind} cell; it was run as it was handed out."
        if _flags(theirs.flags) != _flags(ours.metadata.nbgrader):
            yield f"{what} had lost or changed its grading metadata; they were restored."
        for tag in sorted(theirs.tags):
            yield f"{what} carried the tag {tag}; it was dropped."


def _flags(nbgrader: Mapping[str, Any]) -> list[Any]:
    return [nbgrader.get(key) for key in ("grade_id", "grade", "solution", "locked", "points")]


def _same_text(text: str, source: NotebookNode) -> bool:
    """Whether a text is that of a cell as it was handed out, blank lines and ends apart."""
    handed_out = text_outside(
        source.source,
        tuple(r for r in find_regions(source.source) if r.kind != RegionKind.SOLUTION),
    )
    return text.split() == handed_out.split()
