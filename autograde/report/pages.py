"""``autograde report``: one page for the instructor of a graded class, and tables beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from autograde.batch.workplace import Workplace, graded_workplace
from autograde.course import Course
from autograde.records.session import sqlite_url
from autograde.report import tables
from autograde.report.anonymous import pseudonyms, scrubber_of, unnamed_pair, without_names
from autograde.report.content import PAIRS, Report, report_of
from autograde.report.gathering import ClassWork, gather, known_programs, written_answers
from autograde.report.order import natural
from autograde.report.similar import Pair, similar_pairs
from autograde.report.writing import report_html
from lab.files import written_whole

NAMES = "anonymous-names.csv"
FILES = {
    "grades-canvas.csv": tables.canvas_rows,
    "grades-moodle.csv": tables.moodle_rows,
    "grades-gradescope.csv": tables.gradescope_rows,
}


@dataclass(frozen=True)
class ReportOptions:
    """Where the report goes, and what from.

    Parameters
    ----------
    to : the page; None means report.html in the folder.
    db_url : the gradebook; None means the one in the folder.
    anonymous : the page calls nobody by name, and is report-anonymous.html; the tables beside it,
        which other programs import, are left as they are.
    """

    to: Path | None = None
    db_url: str | None = None
    anonymous: bool = False


def write_report(course: Course, out: Path, options: ReportOptions, console: Console) -> None:
    """Write the page, and the tables into the folder of the class.

    Parameters
    ----------
    out : the folder that ``autograde grade`` wrote.

    Raises
    ------
    CourseError
        If it is none, the gradebook can't be read, or the disk refuses.
    """
    place = graded_workplace(out)
    class_ = gather(course, place, options.db_url or sqlite_url(place.gradebook))
    found = sorted(_similar(course, place, class_), key=_place)
    shown = dict(_shown_answers(place, class_, found[:PAIRS]))
    if options.anonymous:
        key = place.root / NAMES
        report = _anonymous_report(class_, found, shown, key)
        page = options.to or place.root / "report-anonymous.html"
        told = f"Who is who, for you alone: {key}."
    else:
        report = report_of(class_, found, shown)
        page = options.to or place.root / "report.html"
        items = [row.item for row in report.exercises]
        tables.write_table(place.root / "items.csv", tables.item_rows(items))
        for name, rows in FILES.items():
            tables.write_table(place.root / name, rows(class_))
        told = f"Tables: items.csv, {', '.join(FILES)} are in {place.root}."
    with written_whole(page) as temporary:
        temporary.write_text(report_html(report), encoding="utf-8", errors="replace")
    for line in (f"The report is {page}.", told):
        console.print(f"- {line}", markup=False, highlight=False, soft_wrap=True)


def _anonymous_report(
    class_: ClassWork,
    found: list[tuple[str, Pair]],
    shown: Mapping[tuple[str, str], Mapping[str, str]],
    key: Path,
) -> Report:
    names = pseudonyms(key, class_.people)
    scrubber = scrubber_of(class_.people.values())
    pairs = [(assignment, unnamed_pair(pair, names)) for assignment, pair in found]
    answers = {
        (names[student], lesson): {name: scrubber.code(text) for name, text in written.items()}
        for (student, lesson), written in shown.items()
    }
    # Among equals the order was that of the real names.
    shown_pairs = sorted(pairs[:PAIRS], key=_place)
    return report_of(without_names(class_, names), shown_pairs + pairs[PAIRS:], answers)


def _place(found: tuple[str, Pair]) -> tuple[object, ...]:
    """The most telling pair comes first; among equals the lesson and the names decide."""
    assignment, pair = found
    return -pair.evidence, assignment, natural(pair.first), natural(pair.second)


def _similar(course: Course, place: Workplace, class_: ClassWork) -> Iterator[tuple[str, Pair]]:
    for lesson in class_.lessons:
        known = known_programs(course, lesson, class_.known[lesson.assignment])
        answers = written_answers(place, lesson, class_.of_lesson(lesson.assignment))
        for pair in similar_pairs(answers, known):
            yield lesson.assignment, pair


def _shown_answers(
    place: Workplace, class_: ClassWork, found: list[tuple[str, Pair]]
) -> Iterator[tuple[tuple[str, str], Mapping[str, str]]]:
    """The answers of the pairs that are shown: all of a large class would not fit in memory."""
    for lesson in class_.lessons:
        students = {
            student
            for assignment, pair in found
            if assignment == lesson.assignment
            for student in (pair.first, pair.second)
        }
        works = [class_.work[student, lesson.assignment] for student in sorted(students)]
        for student, answers in written_answers(place, lesson, works).items():
            yield (student, lesson.assignment), answers
