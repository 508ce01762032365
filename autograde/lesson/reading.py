"""Reads a lesson's text, ``solutions/lessons/NN_name.py``, as the instructor's complete notebook.

The text is in Jupytext's percent format; ``autograde.lesson.rules`` says what may stand in it.
Nothing here knows nbgrader: what is made of the notebook is decided in ``autograde.publish.build``.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

import jupytext
import nbformat
from jupytext.formats import read_metadata
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from autograde.engine.limits import Limits
from autograde.lesson.roles import full_metadata
from autograde.lesson.rules import LessonCell, problems
from lab.errors import CourseError

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# What Jupytext keeps in a cell's metadata to write the same text again.
LAYOUT_KEYS = {"cell_marker", "lines_to_end_of_cell_marker", "lines_to_next_cell", "region_name"}
NEW_CELL = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}
HEADER_FENCE = re.compile(r"# ?---\s*$")
# As Jupytext has it: it takes an old notebook export's markers for cells, too.
CELL_HEADER = re.compile(r"\s*#\s*(%%+\s|(%%|<codecell>|In\[[0-9 ]*\]:?)\s*$)")


class LessonError(CourseError):
    """A lesson that can't be built; the message names the file, and the cell where it can."""


@dataclass(frozen=True)
class Lesson:
    """One lesson.

    Parameters
    ----------
    path : the text it was read from.
    assignment : its name for nbgrader, the file's stem: ``01_activations``.
    notebook : the name of its notebook, without the number: ``activations``.
    title : the first heading.
    source : the instructor's notebook, with answers, hidden tests and full nbgrader metadata, and
        without outputs. The same text gives the same notebook, cell ids included.
    limits : what its submissions may use, where that differs from the defaults; from the header's
        ``grading``, with the names of `autograde.engine.limits.Limits`.
    """

    path: Path
    assignment: str
    notebook: str
    title: str
    source: NotebookNode
    limits: Mapping[str, float] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        """Where its notebook lies in a folder of assignments, whoever's that is."""
        return Path(self.assignment, f"{self.notebook}.ipynb")

    @property
    def text(self) -> str:
        """The file of the instructor's notebook."""
        return nbformat.writes(self.source) + "\n"

    @property
    def exercises(self) -> tuple[str, ...]:
        """The grade ids of the cells that a test cell grades."""
        return tuple(m["grade_id"] for m in self._graded() if m["solution"] and not m["grade"])

    @property
    def max_points(self) -> float:
        """The sum of the points of all cells."""
        return sum(m.get("points", 0) for m in self._graded())

    def _graded(self) -> list[NotebookNode]:
        return [c.metadata.nbgrader for c in self.source.cells if "nbgrader" in c.metadata]


def read_lessons(folder: Path) -> tuple[Lesson, ...]:
    """All lessons of a folder, by number; every problem of every lesson is told at once.

    Raises
    ------
    LessonError
        If there is no lesson, one is malformed, or two share a number or a notebook's name.
    """
    lessons, errors = [], []
    for path in lesson_paths(folder):
        try:
            lessons.append(read_lesson(path))
        except LessonError as error:
            errors.append(str(error))
    errors.extend(_clashes(lessons))
    if errors:
        raise LessonError("\n".join(errors))
    return tuple(lessons)


def lesson_paths(folder: Path) -> list[Path]:
    """The files of a folder's lessons, by number; the stem is the assignment's name.

    Raises
    ------
    LessonError
        If there is none.
    """
    paths = sorted(path for path in folder.glob("*.py") if not path.name.startswith((".", "_")))
    if not paths:
        raise LessonError(f"There is no lesson in {_shown(folder)}. Lessons are files NN_name.py.")
    return paths


def read_lesson(path: Path) -> Lesson:
    """Read one lesson.

    Raises
    ------
    LessonError
        If the file can't be read, or breaks a rule of a lesson; all of its problems are told.
    """
    name = re.fullmatch(r"(\d{2}_([a-z][a-z0-9_]*))\.py", path.name)
    if name is None:
        raise LessonError(
            f"{_shown(path)}: the file's name is no lesson's. "
            "Name it NN_name.py, in lower case, as in 01_activations.py."
        )
    text = _text(path)
    cells = list(_cells(path, text))
    found = problems(cells)
    if found:
        raise LessonError("\n".join(f"{_shown(path)}, {problem}" for problem in found))
    return Lesson(
        path, name[1], name[2], _title(path, cells), _notebook(cells), _limits(path, text)
    )


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LessonError(
            f"{_shown(path)}: byte {error.start} is not UTF-8. Save the file as UTF-8."
        ) from error
    except OSError as error:
        raise LessonError(
            f"{_shown(path)} can't be read ({error.strerror}). Check the file and its permissions."
        ) from error
    if not text.strip():
        raise LessonError(f"{_shown(path)} is empty. Write the lesson, or remove the file.")
    return text


def _cells(path: Path, text: str) -> Iterator[LessonCell]:
    """The cells of a lesson's text, each with the line of its header."""
    notebook = _parsed(path, text)
    lines = text.splitlines()
    closing = [number for number, line in enumerate(lines, 1) if HEADER_FENCE.match(line)][1]
    above = [line for line in lines[closing:] if line.strip()][:1]
    if not above or not CELL_HEADER.match(above[0]):
        raise LessonError(
            f"{_shown(path)}, line {closing + 1}: the text before the first cell would be lost. "
            "Begin the first cell with '# %%' or '# %% [markdown]'."
        )
    headers = [number for number, line in enumerate(lines, 1) if CELL_HEADER.match(line)]
    line = closing
    for number, cell in enumerate(notebook.cells, 1):
        # What looks like a header inside a cell, in a string of many lines, is skipped.
        line = next((header for header in headers if header > line), line)
        metadata = {k: v for k, v in cell.metadata.items() if k not in LAYOUT_KEYS}
        yield LessonCell(number, line, cell.cell_type, cell.source, metadata)
        line += len(cell.source.splitlines())


def _parsed(path: Path, text: str) -> NotebookNode:
    try:
        header = read_metadata(text, ".py")
        layout = header["jupytext"]["text_representation"]["format_name"] if header else None
        kernel = header["kernelspec"]["name"] if header else None
        notebook = jupytext.reads(text, fmt="py:percent")
    except nbformat.ValidationError as error:
        raise LessonError(
            f"{_shown(path)}: a cell's metadata is no notebook's ({error.message}). "
            'Mend it; tags, for example, are a list of words: tags=["experiment"].'
        ) from error
    # Jupytext raises whatever it runs into in a header that is YAML, but isn't what it expects.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise LessonError(
            f"{_shown(path)}: its Jupytext header can't be read ({reason}). "
            "Copy the first lines of another lesson."
        ) from error
    if layout != "percent" or kernel != KERNELSPEC["name"]:
        raise LessonError(
            f"{_shown(path)}: it has no Jupytext header with format_name: percent and a kernelspec "
            "named python3. Copy the first lines of another lesson."
        )
    return notebook


def _limits(path: Path, text: str) -> dict[str, float]:
    """The limits that the header's ``grading`` names."""
    given = read_metadata(text, ".py").get("grading", {})
    known = {limit.name for limit in fields(Limits)}
    if not isinstance(given, dict) or not all(
        name in known and type(value) in (int, float) and value > 0 for name, value in given.items()
    ):
        raise LessonError(
            f"{_shown(path)}: the header's grading is {given!r}. It gives numbers above 0 to some "
            f"of {', '.join(sorted(known))}."
        )
    return given


def _title(path: Path, cells: Iterable[LessonCell]) -> str:
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    heading = re.search(r"^#{1,6} +(.+?) *$", prose, re.MULTILINE)
    if heading is None:
        raise LessonError(f"{_shown(path)}: it has no title. Begin with a markdown cell '# Title'.")
    return heading[1]


def _notebook(cells: Sequence[LessonCell]) -> NotebookNode:
    taken = {cell.grade_id for cell in cells if cell.grade_id}
    built = []
    for cell in cells:
        metadata = dict(cell.metadata)
        if "nbgrader" in metadata:
            metadata["nbgrader"] = full_metadata(metadata["nbgrader"])
        cell_id = cell.grade_id or _free_id(cell, taken)
        taken.add(cell_id)
        built.append(NEW_CELL[cell.cell_type](cell.source, id=cell_id, metadata=metadata))
    notebook = new_notebook(cells=built, metadata={"kernelspec": dict(KERNELSPEC)})
    nbformat.validate(notebook)
    return notebook


def _free_id(cell: LessonCell, taken: set[str]) -> str:
    """An id from the cell's text, so that a change elsewhere in the lesson leaves it as it is."""
    text = f"{cell.cell_type}\n{cell.source}"
    stem = hashlib.sha256(text.encode()).hexdigest()[:8]
    copies = (stem if copy == 1 else f"{stem}-{copy}" for copy in range(1, len(taken) + 2))
    return next(candidate for candidate in copies if candidate not in taken)


def _clashes(lessons: Sequence[Lesson]) -> Iterator[str]:
    by_number: dict[str, Lesson] = {}
    by_notebook: dict[str, Lesson] = {}
    for lesson in lessons:
        number = lesson.assignment[:2]
        if (other := by_number.setdefault(number, lesson)) is not lesson:
            yield f"{_shown(lesson.path)}: {other.path.name} has number {number} too. Renumber one."
        if (other := by_notebook.setdefault(lesson.notebook, lesson)) is not lesson:
            yield (
                f"{_shown(lesson.path)}: {other.path.name} gives a notebook "
                f"'{lesson.notebook}' too. Rename one."
            )


def _shown(path: Path) -> str:
    """The path as a person in the working folder would write it."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
