"""What stands on a student's page, and in which order; how it looks is the template's.

It puts together what was handed in and run, what the tests said, and what the gradebook holds. Of
the lesson's own text only the headings and the questions are repeated: a student has the rest.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup
from nbformat import NotebookNode

from autograde.feedback.shown import code, line, message, outputs, plain, prose
from autograde.lesson.cells import grade_id, is_answer, is_written, role
from autograde.lesson.reading import Lesson
from autograde.lesson.regions import STUB, find_regions, text_outside
from autograde.lesson.roles import Role
from autograde.records.marks import CellMark, Marks
from autograde.records.results import Result
from autograde.records.rows import NO_RESPONSE
from autograde.submission.skipping import NOTE
from autograde.verdicts import Status, Verdict

HEADING = re.compile(r"^#{1,6} +(.+?)[ #]*$", re.MULTILINE)
FACTS = 6
"""Facts that are open at the head of a page."""
TELLING_OUTPUTS = {"display_data", "execute_result", "error"}
"""Of a cell that the lesson wrote, what is repeated; what it prints a student has seen."""
WORDS = {
    Status.PASSED: "passed",
    Status.FAILED: "not right yet",
    Status.ERROR: "ended in an error",
    Status.TIMEOUT: "took too long",
    Status.KILLED: "was stopped",
    Status.MISSING: "not handed in",
    Status.REFUSED: "could not be read",
}


@dataclass(frozen=True)
class Cell:
    """A cell: its label, its text (folded or open), and what it displayed."""

    label: str
    text: Markup
    outputs: tuple[Markup, ...] = ()
    folded: bool = False


@dataclass(frozen=True)
class Exercise:
    """What points were given for: an answer with its test, or a written answer.

    Parameters
    ----------
    anchor, title : the grade id, and the name that is shown.
    mood : "good", "part", "bad" or "wait"; it chooses the colour.
    word : says the same in words.
    question : of a written answer, the text before it.
    """

    anchor: str
    title: str
    mood: str
    word: str
    points: float
    max_points: float
    message: Markup = field(default_factory=Markup)
    question: Markup = field(default_factory=Markup)
    cells: tuple[Cell, ...] = ()
    comments: tuple[Markup, ...] = ()

    @property
    def says_more(self) -> bool:
        """Whether there is more to it than its line in the table."""
        return bool(self.message or self.cells or self.comments)


@dataclass(frozen=True)
class Section:
    """A part of the lesson under one of its headings, with exercises and other cells in order."""

    heading: Markup
    blocks: tuple[Exercise | Cell, ...]


@dataclass(frozen=True)
class Page:
    """A student's page.

    Parameters
    ----------
    facts : about the whole submission, in sentences; further ones are folded away.
    """

    title: str
    assignment: str
    student: str
    student_name: str
    points: float
    max_points: float
    penalty: float
    facts: tuple[str, ...]
    further: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def exercises(self) -> list[Exercise]:
        """All that points were given for, in the lesson's order."""
        return [b for s in self.sections for b in s.blocks if isinstance(b, Exercise)]


def page_of(lesson: Lesson, result: Result, marks: Marks, notebook: NotebookNode | None) -> Page:
    """Put a page together.

    Parameters
    ----------
    notebook : as it was run; None if nothing could be.
    """
    blocks = _Blocks(lesson, result, marks)
    sections = tuple(blocks.sections(notebook.cells if notebook else ()))
    earned = marks.points if marks.cells else result.points
    facts = tuple(map(plain, _facts(result, marks)))
    shown = len(facts) if len(facts) <= FACTS else FACTS - 1
    return Page(
        title=lesson.title,
        assignment=lesson.assignment,
        student=plain(result.student),
        student_name=plain(marks.student_name),
        points=earned - marks.penalty,
        max_points=result.max_points,
        penalty=marks.penalty,
        facts=facts[:shown],
        further=facts[shown:],
        sections=sections,
    )


def _facts(result: Result, marks: Marks) -> Iterator[str]:
    if marks.handed_in:
        late = marks.due and marks.handed_in > marks.due
        after = f", {_span(marks.due, marks.handed_in)} after it was due" if late else ""
        yield f"Handed in {marks.handed_in:%Y-%m-%d %H:%M} UTC{after}."
    waiting = sum(mark.waits for mark in marks.cells.values())
    if waiting:
        answers = "1 written answer is" if waiting == 1 else f"{waiting} written answers are"
        yield f"{answers} not graded yet; the points can still rise."
    for note in result.notes:
        # A file keeps its name.
        yield note if "." in note.partition(" ")[0] else note[:1].upper() + note[1:]


def _span(start: datetime | None, end: datetime) -> str:
    minutes = round((end - (start or end)).total_seconds() / 60)
    days, hours = divmod(minutes // 60, 24)
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {minutes % 60} min" if hours else f"{minutes} min"


class _Blocks:
    """Walks through the cells of a notebook and makes what is shown of them."""

    def __init__(self, lesson: Lesson, result: Result, marks: Marks) -> None:
        self.verdicts = {verdict.grade_id: verdict for verdict in result.verdicts}
        self.notes = result.notes
        self.marks = marks
        self.lessons_own = {_as_handed_out(cell) for cell in lesson.source.cells}

    def sections(self, cells: Sequence[NotebookNode]) -> Iterator[Section]:
        """All sections; at the end one of the exercises that have no cell."""
        heading, blocks, shown = Markup(), [], set()
        question, answers = "", []
        for cell in cells:
            name, kind = grade_id(cell), role(cell)
            if cell.cell_type == "markdown" and kind is Role.PROSE and not self._is_own(cell):
                question = cell.source
                if found := HEADING.findall(cell.source):
                    if blocks:
                        yield Section(heading, tuple(blocks))
                    heading, blocks = line(found[-1]), []
            elif kind is Role.ANSWER:
                answers.append(cell)
            elif name in self.verdicts:
                shown.add(name)
                if is_written(cell):
                    blocks.append(self._written(cell, question))
                else:
                    blocks.append(self._tested(cell, answers))
                    answers = []
            else:
                blocks.extend(self._other(cell))
        left = [self._exercise(v, str(n)) for n, v in self.verdicts.items() if n not in shown]
        if blocks or left:
            yield Section(heading, (*blocks, *left))

    def _is_own(self, cell: NotebookNode) -> bool:
        return cell.source not in self.lessons_own

    def _tested(self, test: NotebookNode, answers: Sequence[NotebookNode]) -> Exercise:
        name = str(grade_id(test))
        verdict = self.verdicts[name]
        return self._exercise(
            verdict,
            name,
            attempted=verdict.status is not Status.ERROR or not any(map(_is_stub, answers)),
            cells=tuple(_cell(answer, "Your answer") for answer in answers),
            comments=tuple(self._comments([name, *(str(grade_id(a)) for a in answers)])),
        )

    def _written(self, cell: NotebookNode, question: str) -> Exercise:
        name = str(grade_id(cell))
        return self._exercise(
            self.verdicts[name],
            name,
            question=prose(HEADING.sub("", question)),
            cells=(_cell(cell, "Your answer"),) if is_answer(cell) else (),
            comments=tuple(self._comments([name])),
        )

    def _exercise(
        self,
        verdict: Verdict,
        name: str,
        question: Markup = Markup(),  # noqa: B008 (it can't be changed)
        cells: tuple[Cell, ...] = (),
        comments: tuple[Markup, ...] = (),
        *,
        attempted: bool = True,
    ) -> Exercise:
        mark = self.marks.cells.get(name, CellMark(verdict.points))
        mood, word = _mood(verdict, mark, attempted)
        tells = verdict.message and verdict.message not in self.notes
        return Exercise(
            anchor=name,
            title=name.removeprefix("test_"),
            mood=mood,
            word=word,
            points=mark.points,
            max_points=verdict.max_points,
            # Why a file could not be read is said once, at the head.
            message=message(verdict.message) if tells else Markup(),
            question=question,
            cells=cells,
            comments=comments,
        )

    def _comments(self, names: Sequence[str]) -> Iterator[Markup]:
        for name in names:
            mark = self.marks.cells.get(name)
            # That nothing was written the exercise says itself.
            if mark and mark.comment not in ("", NO_RESPONSE):
                yield prose(mark.comment)

    def _other(self, cell: NotebookNode) -> Iterator[Cell]:
        """A cell without points: the student's own, or one of the lesson's that shows something."""
        if self._is_own(cell):
            if cell.source.strip():
                yield _cell(cell, "Your own cell")
        elif any(o.output_type in TELLING_OUTPUTS for o in cell.get("outputs", [])):
            yield _cell(cell, "From the lesson, run with your code", folded=True)


def _mood(verdict: Verdict, mark: CellMark, attempted: bool) -> tuple[str, str]:
    if mark.waits:
        return "wait", "not graded yet"
    share = mark.points / (verdict.max_points or 1)
    mood = "good" if share >= 1 else "part" if share > 0 else "bad"
    if verdict.status is Status.MANUAL:
        return mood, "not answered" if verdict.message and not mark.points else "graded by a person"
    if verdict.points != mark.points:
        return mood, "changed by a person"
    if verdict.status is Status.FAILED and verdict.points:
        return mood, "partly right"
    return mood, WORDS[verdict.status] if attempted else "not attempted"


def _is_stub(answer: NotebookNode) -> bool:
    return any(line.strip() == STUB for line in answer.source.split("\n"))


def _cell(cell: NotebookNode, label: str, *, folded: bool = False) -> Cell:
    if cell.cell_type != "code":
        return Cell(label, prose(cell.source, cell.get("attachments")))
    kept = [o for o in cell.get("outputs", []) if o.get("text") != NOTE]
    return Cell(label, code(cell.source), tuple(outputs(kept)), folded)


def _as_handed_out(cell: NotebookNode) -> str:
    return text_outside(cell.source, find_regions(cell.source))
