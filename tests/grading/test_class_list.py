"""Rosters, due dates, extensions and penalties, from CSV files into nbgrader's gradebook."""

import io
import shutil
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from classroom import Classroom, CountingExecutor
from nbgrader.api import Gradebook
from rich.console import Console

from autograde.batch.class_list import take_deadlines, take_roster
from autograde.cli import main
from autograde.course import COURSE_ID, Course
from autograde.records.late import PercentADay
from lab.errors import CourseError

LATE = """\
c = get_config()
c.AssignLatePenalties.plugin_class = "autograde.records.late.PercentADay"
c.PercentADay.percent = 20
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "table.csv"
        path.write_bytes("\n".join(lines).encode(encoding))
        return path

    return write


def roster(file: Path, out: Path) -> str:
    console = Console(width=200, file=io.StringIO(), record=True)
    take_roster(file, out, None, console)
    return console.export_text()


def deadlines(course: Course, file: Path, out: Path, timezone: str = "UTC") -> str:
    console = Console(width=200, file=io.StringIO(), record=True)
    take_deadlines(course, file, out, None, timezone, console)
    return console.export_text()


def students(out: Path) -> dict[str, tuple[Any, ...]]:
    columns = ("first_name", "last_name", "email", "lms_user_id")
    with Gradebook(f"sqlite:///{out / 'gradebook.db'}", COURSE_ID) as gradebook:
        rows = [student.to_dict() for student in gradebook.students]
    return {row["id"]: tuple(row[column] for column in columns) for row in rows}


def due(out: Path, student: str, assignment: str = "00_first") -> tuple[Any, ...]:
    """The student's own due date, the seconds it was late, and the penalty, by nbgrader."""
    with Gradebook(f"sqlite:///{out / 'gradebook.db'}", COURSE_ID) as gradebook:
        submission = gradebook.find_submission(assignment, student)
        penalty = submission.late_submission_penalty
        return submission.duedate, submission.total_seconds_late, penalty


def hand_in(classroom: Classroom, student: str, time: str) -> None:
    path = classroom.hand_in(student)
    (path.parent / "timestamp.txt").write_text(time)


# --- the roster


def test_names_are_entered_before_and_after_work_is_graded(
    classroom: Classroom, counting: CountingExecutor, csv_file: Callable[..., Path], out: Path
) -> None:
    file = csv_file("id,first_name,last_name,email", "ann,Ann,Ä,ann@example.org", "zoe,Zoe,Z,")
    assert "2 students were added" in roster(file, out)
    classroom.hand_in("ann")
    classroom.hand_in("bob")
    classroom.grade(out, executor=counting)
    file = csv_file("ID;Last name;LMS user id", "ann;Öz;17", "bob;B;")
    told = roster(file, out)
    assert "0 students were added, 2 changed, 0 are as they were" in told
    assert "In the gradebook, but not in" in told
    assert told.strip().endswith("zoe.")
    assert students(out) == {
        "ann": ("Ann", "Öz", "ann@example.org", "17"),
        "bob": (None, "B", None, None),
        "zoe": ("Zoe", "Z", None, None),
    }
    assert "2 are as they were" in roster(file, out)


def test_columns_that_mean_nothing_are_told(csv_file: Callable[..., Path], out: Path) -> None:
    told = roster(csv_file("id,Group,email,Shoe size", "ann,1,a@b.c,44"), out)
    assert "mean nothing here: Group, Shoe size." in told


def test_a_spreadsheets_file_is_read_whatever_its_separator(
    csv_file: Callable[..., Path], out: Path
) -> None:
    roster(csv_file("id;email", 'ann;"a;b@c.d"', encoding="utf-8-sig"), out)
    roster(csv_file("id\temail", "bob\tb@c.d", ""), out)
    assert {name: row[2] for name, row in students(out).items()} == {
        "ann": "a;b@c.d",
        "bob": "b@c.d",
    }


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["name,email", "ann,a"], "has no column 'id'"),
        ([""], "has no column 'id'"),
        (["id,email"], "names no student"),
        (["id,email", "ann,a", ",b"], "line 3: the id is missing"),
        (["id", "ann", "ann"], "line 3: ann was there before"),
        (["id", "../ann"], "can't be the name of a student's folder"),
        (["id,id", "ann,bob"], "two columns 'id'"),
        (["id,email", "ann,a,b"], "line 2 has 3 cells, and the headings are 2"),
        (["id,email", "ann," + "x" * 200], "more than 128 characters"),
    ],
)
def test_a_roster_with_a_mistake_changes_nothing(
    csv_file: Callable[..., Path], out: Path, lines: list[str], told: str
) -> None:
    with pytest.raises(CourseError, match=told):
        roster(csv_file(*lines), out)
    assert not out.exists()


def test_a_file_that_is_not_utf_8_is_told(csv_file: Callable[..., Path], out: Path) -> None:
    with pytest.raises(CourseError, match="not UTF-8"):
        roster(csv_file("id,last_name", "ann,Ä", encoding="latin-1"), out)


# --- due dates, extensions, penalties


@pytest.fixture
def late_course(classroom: Classroom, tmp_path: Path) -> Classroom:
    """The classroom with a course of its own, which takes 20 % a day."""
    course = Course(tmp_path / "course")
    shutil.copytree(classroom.course.root, course.root)
    course.config.write_text(LATE)
    return Classroom(course, classroom.submissions)


def test_late_work_loses_points_and_an_extension_gives_them_back(
    late_course: Classroom, counting: CountingExecutor, csv_file: Callable[..., Path], out: Path
) -> None:
    hand_in(late_course, "ann", "2026-12-02 12:00:00 UTC")
    hand_in(late_course, "bob", "2026-12-02 12:00:00 UTC")
    late_course.grade(out, executor=counting)
    assert due(out, "ann") == (None, 0, 0)

    file = csv_file("assignment,student,due", "00_first,,2026-12-01 12:30")
    assert "00_first is due 2026-12-01 12:30 UTC" in deadlines(late_course.course, file, out)
    assert due(out, "ann") == (datetime(2026, 12, 1, 12, 30), 23.5 * 3600, 1.0)

    file = csv_file(
        "assignment,due,student", "00_first,2026-12-01 12:30", "00_first,2026-12-03 00:00,ann"
    )
    assert "ann has 1 day, 11:30:00 more for 00_first." in deadlines(late_course.course, file, out)
    assert due(out, "ann") == (datetime(2026, 12, 3), 0, 0)
    assert due(out, "bob")[2] == 1.0

    runs = counting.runs
    late_course.grade(out, executor=counting)
    assert counting.runs == runs
    assert due(out, "ann")[2] == 0


def test_an_extension_that_is_given_first_holds_when_the_work_comes(
    late_course: Classroom, counting: CountingExecutor, csv_file: Callable[..., Path], out: Path
) -> None:
    file = csv_file(
        "assignment,student,due", "00_first,,2026-12-01 12:30", "00_first,ann,2026-12-05 12:30"
    )
    assert "it holds then" in deadlines(late_course.course, file, out)
    for student in ("ann", "bob"):
        hand_in(late_course, student, "2026-12-04 12:00:00 UTC")
    late_course.grade(out, executor=counting)
    assert due(out, "ann") == (datetime(2026, 12, 5, 12, 30), 0, 0)
    assert due(out, "bob")[2] == pytest.approx(5 * 0.6)


def test_a_due_date_that_is_no_longer_in_the_file_is_taken_away(
    late_course: Classroom, counting: CountingExecutor, csv_file: Callable[..., Path], out: Path
) -> None:
    hand_in(late_course, "ann", "2026-12-09 12:00:00 UTC")
    late_course.grade(out, executor=counting)
    both = ["00_first,,2026-12-01 12:30", "01_second,,2026-12-01 12:30"]
    deadlines(late_course.course, csv_file("assignment,student,due", *both), out)
    assert due(out, "ann")[2] == 5
    deadlines(late_course.course, csv_file("assignment,student,due", both[1]), out)
    assert due(out, "ann") == (None, 0, 0)


def test_a_fresh_start_keeps_the_due_dates(
    late_course: Classroom, counting: CountingExecutor, csv_file: Callable[..., Path], out: Path
) -> None:
    hand_in(late_course, "ann", "2026-12-02 12:00:00 UTC")
    file = csv_file("assignment,due", "00_first,2026-12-01 12:30")
    deadlines(late_course.course, file, out)
    late_course.grade(out, executor=counting, resume=False, assignment="01_second")
    late_course.grade(out, executor=counting)
    assert due(out, "ann")[2] == 1.0


def test_a_time_is_read_in_the_zone_that_was_named(
    classroom: Classroom, csv_file: Callable[..., Path], out: Path
) -> None:
    lines = ["00_first,2026-07-01 23:59", "01_second,2026-07-01T23:59+05:00"]
    file = csv_file("assignment,due", *lines)
    told = deadlines(classroom.course, file, out, timezone="Europe/Berlin")
    assert "00_first is due 2026-07-01 21:59 UTC" in told
    assert "01_second is due 2026-07-01 18:59 UTC" in told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["07_x,,2026-12-01 12:00"], "no assignment '07_x'.*00_first, 01_second"),
        (["00_first,,soon"], "line 2: 'soon' is no time"),
        (["00_first,,2026-12-01"], "'2026-12-01' has no hour"),
        (["00_first,ann,2026-12-01 12:00"], "there is none for everybody"),
        (
            ["00_first,,2026-12-02 12:00", "00_first,ann,2026-12-01 12:00"],
            "ann's due date for 00_first is before everybody's",
        ),
        (["00_first,,2026-12-02 12:00"] * 2, "00_first for everybody was there before"),
    ],
)
def test_a_mistake_in_the_due_dates_changes_nothing(
    classroom: Classroom, csv_file: Callable[..., Path], out: Path, lines: list[str], told: str
) -> None:
    file = csv_file("assignment,student,due", *lines)
    with pytest.raises(CourseError, match=told):
        deadlines(classroom.course, file, out)
    assert not out.exists()


def test_the_command_tells_an_unknown_time_zone(
    classroom: Classroom,
    csv_file: Callable[..., Path],
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = csv_file("assignment,due", "00_first,2026-12-01 12:00")
    arguments = ["deadlines", str(file), "--out", str(out), "--timezone", "Berlin"]
    monkeypatch.chdir(classroom.course.root)
    monkeypatch.setattr(sys, "argv", ["autograde", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "no time zone 'Berlin'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (timedelta(minutes=10), None),
        (timedelta(minutes=11), 1),
        (timedelta(hours=24), 1),
        (timedelta(hours=25), 2),
        (timedelta(days=30), 10),
    ],
)
def test_the_penalty_grows_by_the_day_up_to_everything(
    late: timedelta, expected: float | None
) -> None:
    plugin = PercentADay(percent=10, grace_minutes=10)
    assert plugin.late_submission_penalty("ann", 10.0, late.total_seconds()) == expected
