"""Several graders write into one gradebook at the same time, in a real PostgreSQL server."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from classroom import PERFECT, Classroom, CountingExecutor, Grades, gradebook_rows
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from postgres_server import PASSWORD, Server, postgres_server, programs
from rich.console import Console

from autograde.batch.class_list import take_deadlines, take_roster
from autograde.course import Course
from autograde.feedback.pages import FeedbackOptions, write_feedback
from autograde.lesson.reading import read_lessons
from autograde.records.gradebook import open_gradebook
from autograde.report.pages import ReportOptions, write_report
from autograde.verdicts import Execution, Status, Verdict
from lab.errors import CourseError

pytest.importorskip("psycopg", reason="psycopg is not installed: pip install -e '.[postgresql]'")
if programs() is None:
    reason = "PostgreSQL is not installed: apt-get install postgresql"
    pytest.skip(reason, allow_module_level=True)

STUDENTS = {
    "ann": PERFECT,
    "bob": {**PERFECT, "double": "def double(x):\n    return 1"},
    "cat": {},
    "dan": {**PERFECT, "square": "square = 1"},
}
GRADES = ("auto_score", "manual_score", "score", "max_score", "needs_manual_grade", "failed_tests")
NOTEBOOKS = ("score", "max_score", "code_score", "written_score", "needs_manual_grade")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="module")
def whole(small_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The class; its halves lie beside it."""
    root = tmp_path_factory.mktemp("class")
    for number, (student, answers) in enumerate(STUDENTS.items()):
        for folder in ("submissions", f"half{number % 2}"):
            Classroom(small_course, root / folder).hand_in(student, answers)
    return Classroom(small_course, root / "submissions")


@pytest.fixture(scope="module")
def expected(whole: Classroom) -> str:
    """The gradebook that one grader alone makes, in SQLite."""
    out = whole.submissions.parent / "alone"
    whole.grade(out)
    return f"sqlite:///{out}/gradebook.db"


def grade_at_once(course: Course, folders: list[Path], url: str) -> list[Path]:
    """One ``autograde grade`` for each folder, all at the same time; where they wrote to."""
    program = str(Path(sys.executable).with_name("autograde"))
    outs = [folder.with_name(f"{folder.name}-{n}-out") for n, folder in enumerate(folders)]
    graders = [
        subprocess.Popen(
            [
                *(program, "grade", str(folder), "--out", str(out)),
                *("--db", url, "--jobs", "1", "--seed", "1"),
            ],
            cwd=course.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for folder, out in zip(folders, outs, strict=True)
    ]
    for grader in graders:
        text, _ = grader.communicate(timeout=180)
        assert grader.returncode == 0, text
    return outs


def assert_the_same(url: str, expected: str) -> None:
    for table, columns in (("grades", GRADES), ("notebooks", NOTEBOOKS), ("comments", ())):
        ours = gradebook_rows(url, table, *columns)
        assert ours == gradebook_rows(expected, table, *columns)
        assert len({student for student, *_ in ours}) == len(STUDENTS)


def test_two_graders_of_half_a_class_each_fill_one_gradebook_from_nothing(
    server: Server, whole: Classroom, expected: str
) -> None:
    url = server.database("halves")
    halves = [whole.submissions.with_name(f"half{number}") for number in range(2)]
    outs = grade_at_once(whole.course, halves, url)
    assert_the_same(url, expected)
    config = (outs[0] / "nbgrader_config.py").read_text()
    assert "127.0.0.1" in config
    assert "s3cret" not in config
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "export", "--to", "all.csv"],
        cwd=outs[0],
        env={**os.environ, "PGPASSWORD": PASSWORD},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {*STUDENTS} <= set((outs[0] / "all.csv").read_text().replace("\n", ",").split(","))


def test_two_graders_of_the_same_class_record_it_once(
    server: Server, whole: Classroom, expected: str
) -> None:
    url = server.database("twice")
    first, second = grade_at_once(whole.course, [whole.submissions] * 2, url)
    assert_the_same(url, expected)
    assert Grades.read(first).without_times == Grades.read(second).without_times


def test_two_that_enter_the_same_student_at_the_same_moment_both_succeed(
    server: Server, whole: Classroom
) -> None:
    url = server.database("moment")
    lessons = read_lessons(whole.course.lessons)[:1]
    verdicts = tuple(
        Verdict(name, Status.PASSED, most, most)
        for name, most in (("test_double", 2.0), ("test_square", 3.0), ("why", 4.0))
    )
    together = threading.Barrier(2)

    def record(students: list[str]) -> None:
        with open_gradebook(url, lessons, Path("none")) as gradebook:
            for student in students:
                together.wait(60)
                gradebook.record(student, "00_first", "first", verdicts, (), None, True)

    with open_gradebook(url, lessons, Path("none")), ThreadPoolExecutor(2) as pool:
        students = [f"student{number}" for number in range(20)]
        for done in [pool.submit(record, students) for _ in range(2)]:
            done.result()
    assert [score for *_, score in gradebook_rows(url, "notebooks", "score")] == [9] * 20


@pytest.fixture(scope="module")
def graded(server: Server, whole: Classroom) -> str:
    url = server.database("graded")
    root = whole.submissions.parent
    (root / "runs").mkdir()
    whole.grade(root / "graded", CountingExecutor(root / "runs"), db_url=url)
    return url


def test_what_formgrader_and_the_reports_ask_for_is_answered_as_in_sqlite(
    graded: str, whole: Classroom
) -> None:
    root = whole.submissions.parent
    whole.grade(root / "in-sqlite", CountingExecutor(root / "runs"))

    def answers(url: str) -> list[Any]:
        with Gradebook(url, "training_networks") as gradebook:
            assignment = gradebook.find_assignment("00_first")
            first: Any = assignment.notebooks[0]
            found: list[list[dict]] = [
                gradebook.student_dicts(),
                gradebook.submission_dicts("00_first"),
                gradebook.notebook_submission_dicts("first", "00_first"),
                [assignment.to_dict(), first.to_dict()],
                [grade.to_dict() for s in first.submissions for grade in s.grades],
            ]
            averages = [
                gradebook.average_assignment_score("00_first"),
                gradebook.average_assignment_code_score("00_first"),
                gradebook.average_assignment_written_score("00_first"),
                gradebook.average_notebook_score("first", "00_first"),
            ]
        without_ids = [
            sorted(
                str({k: v for k, v in row.items() if k not in ("id", "cell_id")}) for row in rows
            )
            for rows in found
        ]
        return [*without_ids, averages]

    assert answers(graded) == answers(f"sqlite:///{root}/in-sqlite/gradebook.db")


def test_roster_deadlines_feedback_and_report_work_on_it(
    server: Server, whole: Classroom, tmp_path: Path
) -> None:
    url, out, console = server.database("all"), tmp_path / "out", Console(quiet=True)
    (tmp_path / "runs").mkdir()
    roster, dates = tmp_path / "roster.csv", tmp_path / "dates.csv"
    roster.write_text("id,first_name,last_name\nann,Ann,Archer\nzoe,Zoe,Zander\n")
    dates.write_text(
        "assignment,student,due\n00_first,,2026-10-16 23:59\n00_first,ann,2026-10-18 23:59\n"
    )
    take_roster(roster, out, url, console)
    whole.grade(out, CountingExecutor(tmp_path / "runs"), db_url=url)
    take_deadlines(whole.course, dates, out, url, "UTC", console)
    write_feedback(whole.course, out, FeedbackOptions(db_url=url, jobs=1), console)
    write_report(whole.course, out, ReportOptions(db_url=url), console)
    assert not (out / "gradebook.db").exists()
    for student in STUDENTS:
        assert (out / "feedback" / student / "00_first" / "first.html").is_file()
    page = (out / "report.html").read_text()
    assert "Ann Archer" in page
    assert "Zoe Zander" in page
    with Gradebook(url, "training_networks") as gradebook:
        assert str(gradebook.find_assignment("00_first").duedate) == "2026-10-16 23:59:00"
        assert str(gradebook.find_submission("00_first", "ann").duedate) == "2026-10-18 23:59:00"


def test_a_student_and_an_assignment_can_be_removed(server: Server, whole: Classroom) -> None:
    url = server.database("removed")
    root = whole.submissions.parent
    whole.grade(root / "removed", CountingExecutor(root / "runs"), db_url=url)
    with Gradebook(url, "training_networks") as gradebook:
        gradebook.remove_submission("00_first", "ann")
        gradebook.remove_student("bob")
        left = gradebook.assignment_submissions("00_first")
        assert {submission.student.id for submission in left} == {"cat", "dan"}
        gradebook.remove_assignment("00_first")
        assert [str(assignment.name) for assignment in gradebook.assignments] == ["01_second"]


@dataclass(frozen=True)
class ServerStops:
    """Stops the server while the second notebook runs."""

    server: Server
    counting: CountingExecutor

    def start(self) -> None:
        pass

    def run(self, notebook: NotebookNode, files: Path, **how: Any) -> Execution:
        if self.counting.runs == 1:
            self.server.stop()
        return self.counting.run(notebook, files)


def test_a_server_that_stops_ends_the_run_in_a_sentence_and_the_next_run_goes_on(
    server: Server, whole: Classroom, tmp_path: Path
) -> None:
    url = server.database("stopping")
    (tmp_path / "runs").mkdir()
    counting = CountingExecutor(tmp_path / "runs")
    options: dict[str, Any] = {"assignment": "00_first", "db_url": url}
    try:
        with pytest.raises(CourseError, match=r"postgresql.*\*\*\*@127.0.0.1.*goes on from here"):
            whole.grade(tmp_path / "out", ServerStops(server, counting), **options)
    finally:
        server.start()
    grades = whole.grade(tmp_path / "out", counting, **options)
    assert [grades.points(student) for student in STUDENTS] == [5] * 4
    assert [score for *_, score in gradebook_rows(url, "notebooks", "score")] == [5] * 4


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("s3cret%40word", "wrong-one", "password authentication failed"),
        ("s3cret%40word", "s3cret@word", "Write it as %40"),
        (":{port}/", ":1/", "can't be opened.*refused"),
        (":{port}/", ":s3cret/", "isn't one"),
        ("/postgres", "/missing", 'database "missing" does not exist'),
        ("psycopg", "pg8000", "not installed"),
    ],
)
def test_a_database_that_cannot_be_used_is_refused_without_its_password(
    old: str, new: str, said: str, server: Server, whole: Classroom, tmp_path: Path
) -> None:
    url = server.url("postgres").replace(old.format(port=server.port), new)
    with pytest.raises(CourseError, match=said) as refused:
        whole.grade(tmp_path / "out", CountingExecutor(tmp_path), db_url=url)
    assert "s3cret" not in str(refused.value)
    assert "wrong-one" not in str(refused.value)


def test_another_programs_database_is_refused(
    server: Server, whole: Classroom, tmp_path: Path
) -> None:
    url = server.database("another")
    server.execute(url, "CREATE TABLE alembic_version (version_num VARCHAR(32))")
    with pytest.raises(CourseError, match="another program's tables"):
        whole.grade(tmp_path / "out", CountingExecutor(tmp_path), db_url=url)
