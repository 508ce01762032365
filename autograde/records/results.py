"""The verdicts of a class as files: one a submission, and from these the two that are read.

Every file is written whole, and says the same in whatever order the submissions were graded.
"""

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograde.verdicts import Status, Verdict
from lab.files import written_whole

HASHED = re.compile(r"-[0-9a-f]{12}$")
"""How a file name ends that is not the student's name itself."""


@dataclass(frozen=True)
class Result:
    """What one submission earned.

    Parameters
    ----------
    student, assignment, notebook : names.
    fingerprint : of all that the verdicts depend on; empty where they must not be relied on.
    notes : what was odd about the submission, in sentences.
    verdicts : of all cells with points, in the lesson's order.
    seed : of the run; with it, and for this student, a run gives the same verdicts again.
    """

    student: str
    assignment: str
    notebook: str
    fingerprint: str
    notes: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    seed: int = 0

    @property
    def reliable(self) -> bool:
        """Whether the verdicts are the submission's; if not, it was the grader that failed."""
        return bool(self.fingerprint)

    @property
    def points(self) -> float:
        """What was earned, written answers apart."""
        return sum(verdict.points for verdict in self.verdicts)

    @property
    def max_points(self) -> float:
        """The most that can be earned."""
        return sum(verdict.max_points for verdict in self.verdicts)


def save_result(folder: Path, result: Result) -> None:
    """Write a submission's file, which marks it as graded.

    Raises
    ------
    CourseError
        If the disk refuses.
    """
    with written_whole(_path(folder, result.student, result.assignment)) as path:
        path.write_text(json.dumps(_as_dict(result)) + "\n", encoding="utf-8")


def load_result(folder: Path, student: str, assignment: str) -> Result | None:
    """The result of a submission, or None if it has no file, or one that can't be read."""
    return _read(_path(folder, student, assignment))


def load_results(folder: Path) -> list[Result]:
    """All results, in order of student, then of assignment."""
    return list(stream_results(folder))


def stream_results(folder: Path) -> Iterator[Result]:
    """The same, of which one is in memory at a time: a large class has gigabytes of them."""
    for _, assignment, name in sorted(_places(folder)):
        if result := _read(folder / assignment / name):
            yield result


def write_lines(path: Path, results: Iterable[Result]) -> None:
    """Write ``results.jsonl``, one line a cell."""
    with written_whole(path) as temporary, temporary.open("w", encoding="utf-8") as file:
        for line in _lines(results):
            file.write(json.dumps(line) + "\n")


def write_grades(path: Path, sheet: "GradeSheet") -> None:
    """Write ``grades.csv``: one row a student, one column an assignment, and the totals."""
    with (
        written_whole(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow(["student", *sheet.max_points, "total", "max_total"])
        for student, points in sheet.points.items():
            cells = [f"{points[a]:g}" if a in points else "" for a in sheet.max_points]
            total, most = sum(points.values()), sum(sheet.max_points.values())
            writer.writerow([student, *cells, f"{total:g}", f"{most:g}"])


@dataclass(frozen=True)
class GradeSheet:
    """The points of a class, of results that are added in order.

    Parameters
    ----------
    points : student -> assignment -> points.
    absent : student and assignment of what was missing or refused -> which of both.
    """

    points: dict[str, dict[str, float]] = field(default_factory=dict)
    absent: dict[tuple[str, str], Status] = field(default_factory=dict)
    _most: dict[str, float] = field(default_factory=dict)

    @property
    def max_points(self) -> Mapping[str, float]:
        """Assignment -> the most that can be earned, in order."""
        return dict(sorted(self._most.items()))

    def add(self, result: Result) -> None:
        """Enter what one submission earned."""
        names = result.student, result.assignment
        self.points.setdefault(result.student, {})[result.assignment] = result.points
        most = self._most.get(result.assignment, 0)
        self._most[result.assignment] = max(result.max_points, most)
        statuses = {verdict.status for verdict in result.verdicts}
        for status in statuses & {Status.MISSING, Status.REFUSED}:
            self.absent[names] = status


def grade_sheet(results: Iterable[Result]) -> GradeSheet:
    """Gather the points of results that are in order."""
    sheet = GradeSheet()
    for result in results:
        sheet.add(result)
    return sheet


def _as_dict(result: Result) -> dict[str, Any]:
    """What ``asdict`` gives, without its copies of every text and number."""
    verdicts = [{name: getattr(v, name) for name in Verdict.__slots__} for v in result.verdicts]
    return vars(result) | {"verdicts": verdicts}


def _lines(results: Iterable[Result]) -> Iterator[dict[str, Any]]:
    for result in results:
        for verdict in result.verdicts:
            yield {
                "student": result.student,
                "assignment": result.assignment,
                "notebook": result.notebook,
                "grade_id": verdict.grade_id,
                "points": verdict.points,
                "max_points": verdict.max_points,
                "status": verdict.status,
                "message": verdict.message,
                "seconds": verdict.seconds,
                "seed": result.seed,
                "slip": verdict.slip,
            }


def _path(folder: Path, student: str, assignment: str) -> Path:
    return folder / assignment / f"{_file_name(student)}.json"


def _places(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Student, assignment, and file name of each result."""
    for path in folder.glob("*/*.json"):
        student = path.stem
        # Only a file says whose it is if its name was made for the file system.
        if HASHED.search(student) and (result := _read(path)):
            student = result.student
        yield student, path.parent.name, path.name


def _file_name(student: str) -> str:
    """The student's name where every file system takes it; else what it takes, and a hash."""
    if re.fullmatch(r"[a-z0-9_-][a-z0-9._-]{0,99}", student):
        return student
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", student)[:60]
    return f"{safe}-{hashlib.sha256(student.encode()).hexdigest()[:12]}"


def _read(path: Path) -> Result | None:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        verdicts = tuple(
            Verdict(**{**verdict, "status": Status(verdict["status"])})
            for verdict in raw.pop("verdicts")
        )
        return Result(**{**raw, "notes": tuple(raw["notes"]), "verdicts": verdicts})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
