"""The report of a class that was graded: the page, the tables, and the slip that was recognised."""

import csv
import io
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from classroom import FIRST, PERFECT, Classroom
from nbformat import NotebookNode
from rich.console import Console

from autograde.batch.class_list import take_roster
from autograde.cli import main
from autograde.course import Course
from autograde.publish.build import build_course
from autograde.report.pages import ReportOptions, write_report
from autograde.verdicts import Execution
from lab.errors import CourseError

SAYS = "This is one more than x. Double means twice."
SLIP = f"""\
# %% {{"slip": "one more", "says": "{SAYS}"}}
def double(x):
    return x + 1
"""
HOSTILE = "</pre><script>alert(1)</script>"
LONG = f'''\
def square(x):
    """{HOSTILE}"""
    total = 0
    for step in range(abs(int(x))):
        total = total + abs(int(x))
        if total > 10 ** 9:
            print("{HOSTILE}", step, total)
    rest = x * x - total
    return total + rest if rest else total
'''


class FailingExecutor:
    """Cannot run anything."""

    def start(self) -> None:
        """Nothing to start."""

    def run(self, notebook: NotebookNode, files: Path, **how: Any) -> Execution:
        raise RuntimeError("no")


COLUMNS = "id,first_name,last_name,email\n"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A class in which bob made a known slip, and dan copied from cleo with other names."""
    course = Course(tmp_path_factory.mktemp("course"))
    course.lessons.mkdir(parents=True)
    (course.lessons / "00_first.py").write_text(FIRST)
    (course.answers / "00_first").mkdir(parents=True)
    (course.answers / "00_first" / "double.py").write_text(SLIP)
    build_course(course, Console(quiet=True))
    room = Classroom(course, tmp_path_factory.mktemp("class") / "submissions")
    room.hand_in("ann")
    room.hand_in("bob", {**PERFECT, "double": "def double(x):\n    return 1 + x"})
    room.hand_in("cleo", {**PERFECT, "square": LONG})
    copied = LONG.replace("total", "mine").replace("step", "k").replace("rest", "left")
    room.hand_in("dan", {"square": copied})
    room.hand_in_text("eve", "{ broken")
    (room.submissions / "fay").mkdir()
    return room


@pytest.fixture(scope="module")
def graded(room: Classroom) -> Path:
    out = room.submissions.parent / "out"
    roster = room.submissions.parent / "roster.csv"
    roster.write_text(f"{COLUMNS}ann,Ann,{HOSTILE},ann@example.org\nbob,=1+1,Bo,\n")
    take_roster(roster, out, None, Console(quiet=True))
    room.grade(out)
    return out


@pytest.fixture(scope="module")
def written(room: Classroom, graded: Path) -> Path:
    told = report(room, graded)
    assert "report.html" in told
    return graded


def report(room: Classroom, out: Path, **options: Any) -> str:
    console = Console(width=200, file=io.StringIO(), record=True)
    write_report(room.course, out, ReportOptions(**options), console)
    return console.export_text()


def page(out: Path) -> str:
    return (out / "report.html").read_text(encoding="utf-8")


def words(html: str) -> str:
    """What is read on a page."""
    body = html.partition("<body>")[2].partition("<script>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_slip_that_was_recognised_is_in_the_results(room: Classroom, graded: Path) -> None:
    lines = {
        (student, name): line["slip"]
        for student in ("ann", "bob")
        for name, line in room.grade(graded).of(student).items()
    }
    assert lines.pop(("bob", "test_double")) == "one more"
    assert set(lines.values()) == {""}


def test_the_page_says_how_the_exercises_went(written: Path) -> None:
    shown = words(page(written))
    assert "students 6 " in shown
    assert "submissions handed in 5 of 6 " in shown
    assert "double 50 % 2/4 1 –" in shown
    assert f"1 × one more {SAYS}" in shown


def test_the_page_says_who_needs_a_word(written: Path) -> None:
    shown = words(page(written))
    assert "eve 00_first could not be read" in shown
    assert "fay 00_first not handed in" in shown
    assert "dan 00_first half not attempted double" in shown


def test_a_copy_stands_beside_its_original(written: Path) -> None:
    shown = words(page(written))
    assert "cleo and dan 00_first: 1 answer alike (square)" in shown
    assert "mine = mine + abs(int(x))" in shown


def test_what_students_wrote_and_are_called_is_text(written: Path) -> None:
    html = page(written)
    assert html.count("<script>") == 1
    assert "&lt;script&gt;alert(1)" in html


def test_the_tables_have_the_points_and_no_formula(written: Path) -> None:
    moodle = {row["ID number"]: row for row in table(written / "grades-moodle.csv")}
    assert moodle["ann"]["00_first"] == "5"
    assert moodle["bob"]["First name"] == "'=1+1"
    assert moodle["eve"]["00_first"] == "0"
    assert moodle["fay"]["00_first"] == ""
    items = {row["exercise"]: row for row in table(written / "items.csv")}
    assert items["double"]["slips"] == "one more: 1"
    assert items.keys() == {"double", "square"}


def test_the_same_class_gives_the_same_page(room: Classroom, written: Path, tmp_path: Path) -> None:
    report(room, written, to=tmp_path / "deep" / "class.html")
    assert (tmp_path / "deep" / "class.html").read_text(encoding="utf-8") == page(written)


def test_a_class_that_handed_nothing_in_has_a_report(room: Classroom, tmp_path: Path) -> None:
    empty = Classroom(room.course, tmp_path / "submissions")
    (empty.submissions / "ann").mkdir(parents=True)
    empty.grade(tmp_path / "out")
    report(empty, tmp_path / "out")
    assert "Nothing has been handed in yet." in page(tmp_path / "out")
    assert len(table(tmp_path / "out" / "grades-canvas.csv")) == 2


def test_work_that_the_grader_could_not_run_is_named(room: Classroom, tmp_path: Path) -> None:
    broken = Classroom(room.course, tmp_path / "submissions")
    broken.hand_in("ann")
    broken.grade(tmp_path / "out", FailingExecutor())
    report(broken, tmp_path / "out")
    assert "ann 00_first not graded: grade again The grader could not run it" in words(
        page(tmp_path / "out")
    )


def test_a_folder_that_was_not_graded_into_is_refused(room: Classroom, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="No class was graded into"):
        report(room, tmp_path)


def test_the_command_ends_in_one_sentence_on_a_mistake(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["autograde", "report", str(tmp_path / "nowhere")])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert "No class was graded into" in capsys.readouterr().err


def test_an_anonymous_page_names_nobody_and_leaves_the_tables(
    room: Classroom, graded: Path, tmp_path: Path
) -> None:
    told = report(room, graded, anonymous=True, to=tmp_path / "page.html")
    assert "anonymous-names.csv" in told
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    key = {row["student"]: row["submission"] for row in table(graded / "anonymous-names.csv")}
    assert set(key) == {"ann", "bob", "cleo", "dan", "eve", "fay"}
    assert sorted(key.values()) == [f"Submission {n}" for n in range(1, 7)]
    for name in (*key, "Ann", "Bo"):
        assert not re.search(rf"\b{name}\b", html)
    shown = words(html)
    assert f"{key['fay']} 00_first not handed in" in shown
    first, second = sorted((key["cleo"], key["dan"]))
    assert f"{first} and {second} 00_first: 1 answer alike (square)" in shown
    report(room, graded, anonymous=True, to=tmp_path / "again.html")
    assert (tmp_path / "again.html").read_text(encoding="utf-8") == html


@pytest.mark.parametrize("text", ["", "submission,student\nann\n", "submission,student\nMe,ann\n"])
def test_a_damaged_list_of_pseudonyms_is_refused(
    text: str, room: Classroom, tmp_path: Path
) -> None:
    room.grade(tmp_path / "out")
    (tmp_path / "out" / "anonymous-names.csv").write_text(text)
    with pytest.raises(CourseError, match=r"anonymous-names.csv doesn't say"):
        report(room, tmp_path / "out", anonymous=True)
