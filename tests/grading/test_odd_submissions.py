"""One class whose every submission is odd is graded once; nothing of it has to be run."""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from classroom import Classroom, CountingExecutor, Grades
from nbgrader.api import Gradebook

from autograde.course import Course
from autograde.submission import taking
from autograde.verdicts import Status

STRANGE = '=1 "ünï", <b>[red]\nand ../more'


def broken_json(room: Classroom) -> None:
    room.hand_in_text("ann", '{"nbformat": 4, "cells": [')


def no_notebook(room: Classroom) -> None:
    room.hand_in_text("ann", "[1, 2]")


def no_cells(room: Classroom) -> None:
    room.hand_in_text("ann", '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}')


def unknown_format(room: Classroom) -> None:
    room.hand_in("ann", edit=lambda notebook: notebook.update(nbformat=99))


def nested_too_deeply(room: Classroom) -> None:
    room.hand_in_text("ann", '{"nbformat": 4, "cells": ' + "[" * 100_000 + "]" * 100_000 + "}")


def nested_rather_deeply(room: Classroom) -> None:
    room.hand_in_text("ann", '{"nbformat": 4, "cells": ' + "[" * 600 + "]" * 600 + "}")


def no_utf8(room: Classroom) -> None:
    room.hand_in("ann").write_bytes(b"\xff\xfe{\x00}\x00")


def an_empty_file(room: Classroom) -> None:
    room.hand_in_text("ann", "")


def too_large(room: Classroom) -> None:
    with room.hand_in("ann").open("r+b") as file:
        file.truncate(taking.NOTEBOOK_LIMIT + 1)


def a_link_to_a_notebook(room: Classroom) -> None:
    other = room.hand_in("zoe")
    room.path("ann").parent.mkdir(parents=True)
    room.path("ann").symlink_to(other)


def a_link_to_an_assignment(room: Classroom) -> None:
    other = room.hand_in("zoe")
    (room.submissions / "ann").mkdir()
    (room.submissions / "ann" / "00_first").symlink_to(other.parent)


def a_link_to_a_student(room: Classroom) -> None:
    room.hand_in("zoe")
    (room.submissions / "ann").symlink_to(room.submissions / "zoe")


def a_pipe(room: Classroom) -> None:
    room.path("ann").parent.mkdir(parents=True)
    os.mkfifo(room.path("ann"))


Maker = Callable[[Classroom], None]
REFUSED: dict[Maker, str] = {
    broken_json: "broken",
    no_notebook: "not a notebook",
    no_cells: "no list of cells",
    unknown_format: "format 99",
    nested_too_deeply: "nested too deeply",
    nested_rather_deeply: "nested too deeply",
    no_utf8: "not UTF-8",
    an_empty_file: "broken",
    too_large: "too large (50 MB)",
    a_link_to_a_notebook: "symbolic link",
    a_link_to_an_assignment: "symbolic link",
    a_link_to_a_student: "symbolic link",
    a_pipe: "no regular file",
}


@pytest.fixture(scope="module")
def odd(small_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Grades:
    """Each maker's ``ann`` becomes a student of its own; some others are well and odd."""
    root = tmp_path_factory.mktemp("odd")
    room = Classroom(small_course, root / "submissions")
    for number, make in enumerate(REFUSED):
        one = Classroom(small_course, root / str(number))
        make(one)
        (one.submissions / "ann").rename(_made(room.submissions) / make.__name__)
    room.hand_in("renamed").rename(room.path("renamed").with_name("first (1).IPYNB"))
    room.hand_in("wrong case").parent.rename(room.submissions / "wrong case" / "00_First")
    _make_old(room.hand_in("older"))
    for name in ("a.ipynb", "b.ipynb"):
        room.hand_in("several").with_name(name).write_text("{}")
    room.path("several").unlink()
    room.path("empty").parent.mkdir(parents=True)
    (room.submissions / "nothing").mkdir()
    room.hand_in(STRANGE.replace("/", "\u2215"))
    room.hand_in("beside").with_name("data.csv").write_text("1,2")
    (room.path("beside").parent / "secret").symlink_to("/etc/passwd")
    with (room.path("beside").parent / "huge.npy").open("wb") as file:
        file.truncate(10**12)
    (room.submissions / "readme.txt").write_text("stray")
    (room.submissions / "renamed" / "99_extra").mkdir()
    executor = CountingExecutor(_made(root / "runs"))
    return room.grade(root / "out", executor, assignment="00_first")


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def _make_old(path: Path) -> None:
    notebook = nbformat.convert(nbformat.read(path, as_version=4), 3)
    path.write_text(json.dumps(notebook))


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_what_is_no_notebook_is_refused_with_the_reason(make: Maker, odd: Grades) -> None:
    lines = odd.of(make.__name__)
    assert set(lines) == {"test_double", "test_square", "why"}
    for line in lines.values():
        assert (line["status"], line["points"]) == ("refused", 0)
        assert REFUSED[make] in line["message"]
        assert line["message"].endswith(".")
    assert sum(line["max_points"] for line in lines.values()) == 9


@pytest.mark.parametrize("student", ["renamed", "wrong case", "older", "beside"])
def test_a_notebook_that_can_be_graded_is(student: str, odd: Grades) -> None:
    assert odd.points(student) == 5


@pytest.mark.parametrize(
    ("student", "said"),
    [
        ("renamed", "first (1).IPYNB was taken for first.ipynb"),
        ("wrong case", "00_First was taken for 00_first"),
        ("beside", "secret is a symbolic link"),
        ("beside", "huge.npy is too large"),
    ],
)
def test_what_was_made_of_it_is_told(student: str, said: str, odd: Grades) -> None:
    assert said in odd.notes(student)


def test_only_regular_files_of_a_sane_size_go_with_the_notebook(odd: Grades) -> None:
    seen = [path.read_text() for path in (odd.out.parent / "runs").iterdir()]
    assert "data.csv first.ipynb" in seen


@pytest.mark.parametrize(
    ("student", "said"),
    [("several", "a.ipynb, b.ipynb"), ("empty", "no first.ipynb"), ("nothing", "Nothing was")],
)
def test_a_submission_without_its_notebook_is_missing(student: str, said: str, odd: Grades) -> None:
    assert set(odd.statuses(student).values()) == {"missing"}
    assert said in odd.of(student)["test_double"]["message"]
    assert odd.points(student) == 0


def test_a_strange_name_is_kept_as_it_is(odd: Grades) -> None:
    name = STRANGE.replace("/", "\u2215")
    assert odd.points(name) == 5
    with (odd.out / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert rows[name]["00_first"] == "5"


def test_lines_are_in_order_of_student(odd: Grades) -> None:
    students = [line["student"] for line in odd.lines]
    assert students == sorted(students)
    assert all(Status(line["status"]) for line in odd.lines)


def test_a_refused_submission_has_zeros_in_the_gradebook_and_none_that_was_not_there(
    odd: Grades,
) -> None:
    with Gradebook(f"sqlite:///{odd.out}/gradebook.db") as gradebook:
        rows = gradebook.find_submission("00_first", "broken_json").notebooks[0].grades
        assert [(row.auto_score, row.needs_manual_grade) for row in rows] == [(0, False)] * 3
        students = {
            submission.student.id
            for submission in gradebook.find_assignment("00_first").submissions
        }
    assert "nothing" not in students
    assert "empty" in students
