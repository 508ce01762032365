"""The tables of a report for other programs: item analysis, and grades as Canvas, Moodle and
Gradescope have them. What the columns are for stands in docs/report.md.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from autograde.report.gathering import ClassWork, Person, Work
from autograde.report.items import Item
from autograde.verdicts import Status
from lab.files import written_whole

FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How a text begins that a spreadsheet takes for a formula."""
HARMLESS = re.compile(r"[-+@]?[\w.@-]+")
"""An id, a number or an address: it can begin so, and calls nothing."""
WRONG = (Status.FAILED, Status.ERROR, Status.TIMEOUT, Status.KILLED)


def plain_cell(text: str) -> str:
    """A text that a spreadsheet shows as it is; ids, numbers and addresses stay as they are."""
    if FORMULA.match(text) and not HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def text_of(cell: str) -> str:
    """The text that `plain_cell` made a cell of."""
    text = cell.removeprefix("'")
    return text if plain_cell(text) == cell else cell


def write_table(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file; a cell that a spreadsheet would reckon with is shown instead.

    Raises
    ------
    CourseError
        If the disk refuses.
    """
    with (
        written_whole(path) as temporary,
        temporary.open("w", encoding="utf-8", errors="replace", newline="") as file,
    ):
        csv.writer(file).writerows([plain_cell(cell) for cell in row] for row in rows)


def item_rows(items: Sequence[Item]) -> Iterator[list[str]]:
    """``items.csv``: a row an exercise."""
    yield [
        "assignment",
        "exercise",
        "students",
        "passed",
        "passed_share",
        "mean_share",
        "not_attempted",
        *WRONG,
        "discrimination",
        "why_no_discrimination",
        "median_seconds",
        "slips",
        "wrong_in_another_way",
    ]
    for item in items:
        yield [
            item.assignment,
            item.exercise,
            str(item.students),
            str(item.passed),
            _number(item.passed_share),
            _number(item.mean),
            str(item.not_attempted),
            *(str(item.statuses.get(status, 0)) for status in WRONG),
            _number(item.discrimination),
            item.why_none,
            _number(item.seconds),
            "; ".join(f"{name}: {count}" for name, count in item.slips.items()),
            str(item.unexplained),
        ]


def canvas_rows(class_: ClassWork) -> Iterator[list[str]]:
    """``grades-canvas.csv``: as Canvas' gradebook exports and imports it."""
    names = [lesson.assignment for lesson in class_.lessons]
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *names]
    most = [_number(class_.max_points[name]) for name in names]
    yield ["    Points Possible", "", "", "", "", *most]
    for person in class_.people.values():
        name = ", ".join(part for part in (person.last_name, person.first_name) if part)
        yield [name or person.id, person.lms_user_id, "", person.id, "", *_points(class_, person)]


def moodle_rows(class_: ClassWork) -> Iterator[list[str]]:
    """``grades-moodle.csv``: a table whose columns are mapped when Moodle imports it."""
    names = [lesson.assignment for lesson in class_.lessons]
    yield ["First name", "Last name", "ID number", "Email address", *names]
    for person in class_.people.values():
        who = [person.first_name, person.last_name, person.lms_user_id or person.id, person.email]
        yield [*who, *_points(class_, person)]


def gradescope_rows(class_: ClassWork) -> Iterator[list[str]]:
    """``grades-gradescope.csv``: the columns of the table of all grades that Gradescope exports."""
    heading = ["First Name", "Last Name", "SID", "Email", "Sections"]
    for lesson in class_.lessons:
        name = lesson.assignment
        further = ("Max Points", "Submission Time", "Lateness (H:M:S)")
        heading += [name, *(f"{name} - {column}" for column in further)]
    yield [*heading, "Total Lateness (H:M:S)"]
    for person in class_.people.values():
        row = [person.first_name, person.last_name, person.id, person.email, ""]
        total = 0.0
        for lesson in class_.lessons:
            work = class_.work.get((person.id, lesson.assignment))
            handed_in = work.marks.handed_in if work and not _is_missing(work) else None
            late = work.seconds_late if work else 0.0
            total += late
            row += [
                _score(work),
                _number(class_.max_points[lesson.assignment]),
                f"{handed_in:%Y-%m-%d %H:%M:%S} +0000" if handed_in else "",
                _clock(late),
            ]
        yield [*row, _clock(total)]


def _points(class_: ClassWork, person: Person) -> list[str]:
    return [_score(class_.work.get((person.id, ls.assignment))) for ls in class_.lessons]


def _score(work: Work | None) -> str:
    # An empty cell changes nothing: what missing work earns is for the other system to say.
    return "" if work is None or _is_missing(work) else _number(work.points)


def _is_missing(work: Work) -> bool:
    return work.absent is Status.MISSING


def _number(value: float | None) -> str:
    return "" if value is None else f"{round(value, 4):g}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest:02d}"
