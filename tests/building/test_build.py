"""What `autograde build` writes, what it leaves alone, and that it is the same every time."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from rich.console import Console

from autograde.cli import main
from autograde.course import COURSE_ID
from autograde.publish.build import build_course, generate_assignments
from lab.errors import CourseError


@pytest.fixture
def console() -> Console:
    return Console(record=True, width=120, file=io.StringIO())


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_lesson_gives_the_instructors_notebook_and_the_students_copy(
    course, write_lesson, exercise, written, console
):
    write_lesson("01_doubling.py", exercise, written)

    build_course(course, console)

    source = (course.source / "01_doubling" / "doubling.ipynb").read_text()
    copy = (course.notebooks / "01_doubling" / "doubling.ipynb").read_text()
    secrets = ("return x + x", "double(21)", "Because x + x is 2x", "Three points", "BEGIN", "END")
    for secret in secrets:
        assert secret in source
        assert secret not in copy
    for kept in ("def double(x):", "raise NotImplementedError()", "YOUR ANSWER HERE", "double(1)"):
        assert kept in copy


def test_both_are_valid_notebooks_with_the_same_cells_and_nothing_to_tell_when_they_were_made(
    course, write_lesson, exercise, written, console
):
    write_lesson("01_doubling.py", exercise, written)

    build_course(course, console)

    texts = [
        (folder / "01_doubling" / "doubling.ipynb").read_text()
        for folder in (course.source, course.notebooks)
    ]
    source, copy = (nbformat.reads(text, as_version=4) for text in texts)
    for text, notebook in zip(texts, (source, copy), strict=True):
        nbformat.validate(notebook)
        assert text.endswith("}\n")
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
        assert set(notebook.metadata) == {"kernelspec"}
        assert all(not c.outputs for c in notebook.cells if c.cell_type == "code")
    assert [cell.id for cell in copy.cells] == [cell.id for cell in source.cells]
    assert "double" in [cell.id for cell in copy.cells]


def test_two_builds_in_other_folders_and_processes_are_the_same_to_the_byte(
    tmp_path, course, write_lesson, exercise, written
):
    write_lesson("01_doubling.py", exercise, written)
    write_lesson("02_again.py", exercise, written, "# %%\n1\n\n# %%\n1\n")
    roots = [tmp_path / "here", tmp_path / "some where [else]"]
    builds = []
    for seed, root in enumerate(roots):
        shutil.copytree(course.root, root)
        builds.append(
            subprocess.Popen(
                [sys.executable, "-c", "from autograde.cli import main; main()", "build"],
                cwd=root,
                env={**os.environ, "PYTHONHASHSEED": str(seed)},
                stdout=subprocess.DEVNULL,
            )
        )

    assert [build.wait() for build in builds] == [0, 0]
    here, there = (files_of(root) for root in roots)
    assert here == there
    assert len([name for name in here if name.endswith(".ipynb")]) == 2 + 2 + 1


def test_a_bad_lesson_leaves_everything_as_it_was(course, write_lesson, exercise, console):
    write_lesson("01_good.py", exercise)
    build_course(course, console)
    before = files_of(course.root)

    good = write_lesson("01_good.py", exercise.replace("Doubling", "Changed"))
    bad = write_lesson("02_bad.py", exercise.replace("test_double", "test_triple"))
    with pytest.raises(CourseError, match=r"02_bad\.py, cell 'double'"):
        build_course(course, console)

    after = files_of(course.root)
    for path in (good, bad):
        after.pop(path.relative_to(course.root).as_posix())
    before.pop(good.relative_to(course.root).as_posix())
    assert after == before


def test_a_disk_that_refuses_one_file_leaves_all_as_they_were(
    course, write_lesson, exercise, console
):
    write_lesson("01_a.py", exercise)
    write_lesson("02_b.py", exercise)
    # A file stands where the second lesson's folder should be.
    (course.notebooks / "02_b").write_text("in the way")

    with pytest.raises(CourseError, match="02_b"):
        build_course(course, console)

    assert files_of(course.notebooks) == {"02_b": b"in the way"}
    assert files_of(course.source) == {}


def test_a_users_own_files_stay(course, write_lesson, exercise, console):
    write_lesson("01_doubling.py", exercise)
    mine = [
        course.notebooks / "01_doubling" / "notes.txt",
        course.notebooks / "01_doubling" / "attempt.ipynb",
        course.notebooks / "lab" / "__init__.py",
        course.notebooks / "00_old" / "old.ipynb",
    ]
    for path in mine:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")

    build_course(course, console)

    assert [path.read_text() for path in mine] == ["mine"] * len(mine)
    assert (course.notebooks / "01_doubling" / "doubling.ipynb").exists()


def test_a_file_that_is_right_is_not_written_again(course, write_lesson, exercise, console):
    write_lesson("01_same.py", exercise)
    write_lesson("02_other.py", exercise)
    build_course(course, console)
    same = course.notebooks / "01_same" / "same.ipynb"
    other = course.notebooks / "02_other" / "other.ipynb"
    inodes = same.stat().st_ino, other.stat().st_ino

    write_lesson("02_other.py", exercise.replace("Doubling", "Changed"))
    build_course(course, console)

    assert same.stat().st_ino == inodes[0]
    assert other.stat().st_ino != inodes[1]
    assert "Changed" in other.read_text()


def test_nbgrader_is_offered_no_source_of_a_lesson_that_is_no_more(
    course, write_lesson, exercise, console
):
    old = write_lesson("01_old.py", exercise)
    build_course(course, console)
    old.rename(old.with_name("01_new.py"))

    build_course(course, console)

    assert list(files_of(course.source)) == ["01_new/new.ipynb"]


def test_the_summary_tells_what_each_lesson_holds(course, write_lesson, exercise, written, console):
    write_lesson("01_doubling.py", exercise, written)

    build_course(course, console)

    row = next(line for line in console.export_text().splitlines() if "01_doubling" in line)
    assert row.split()[:4] == ["01_doubling", "5", "1", "5"]


def test_nbgraders_log_stays_silent(course, write_lesson, exercise, capfd):
    write_lesson("01_doubling.py", exercise)

    build_course(course, Console(file=io.StringIO()))

    assert capfd.readouterr() == ("", "")


def test_generated_assignments_are_entered_in_the_gradebook(
    tmp_path, course, write_lesson, exercise, written, console
):
    write_lesson("01_doubling.py", exercise, written)
    write_lesson("02_again.py", exercise)
    build_course(course, console)
    url = f"sqlite:///{tmp_path}/gradebook.db"

    generate_assignments(course.source, tmp_path / "release", url, ["01_doubling"])

    with Gradebook(url, COURSE_ID) as gradebook:
        assert [a.name for a in gradebook.assignments] == ["01_doubling"]
        notebook = gradebook.find_notebook("doubling", "01_doubling")
        assert {cell.name: cell.max_score for cell in notebook.grade_cells} == {
            "test_double": 2,
            "why": 3,
        }
        assert [cell.name for cell in notebook.solution_cells] == ["double", "why"]
    assert files_of(tmp_path / "release") == {
        "01_doubling/doubling.ipynb": (
            course.notebooks / "01_doubling" / "doubling.ipynb"
        ).read_bytes()
    }


def test_what_nbgrader_refuses_is_told_with_its_reason(tmp_path, course, write_lesson, exercise):
    write_lesson("01_doubling.py", exercise)
    build_course(course, Console(file=io.StringIO()))
    path = course.source / "01_doubling" / "doubling.ipynb"
    notebook = json.loads(path.read_text())
    for cell in notebook["cells"]:
        cell["metadata"].pop("nbgrader", None)
    path.write_text(json.dumps(notebook))
    url = f"sqlite:///{tmp_path}/gradebook.db"

    with pytest.raises(CourseError, match=r"01_doubling.*Solution region detected"):
        generate_assignments(course.source, tmp_path / "release", url, ["01_doubling"])

    assert not (tmp_path / "release").exists()


def test_an_assignment_that_is_not_built_is_told(tmp_path, course):
    url = f"sqlite:///{tmp_path}/gradebook.db"

    with pytest.raises(CourseError, match="no assignment 07_missing"):
        generate_assignments(course.source, tmp_path / "release", url, ["07_missing"])


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(
            lambda nb: nb.cells[1].update(source="def double(x): return 2 * x"), id="answer"
        ),
        pytest.param(lambda nb: nb.cells[4].update(source="x + x = 2x"), id="answer in words"),
        pytest.param(lambda nb: nb.cells[2].update(execution_count=1), id="run"),
        pytest.param(lambda nb: nb.metadata.update(language_info={"name": "python"}), id="saved"),
    ],
)
def test_a_notebook_that_somebody_has_worked_in_is_never_overwritten(
    course, write_lesson, exercise, written, console, work
):
    write_lesson("01_doubling.py", exercise, written)
    build_course(course, console)
    path = course.notebooks / "01_doubling" / "doubling.ipynb"
    notebook = nbformat.read(path, as_version=4)
    work(notebook)
    nbformat.write(notebook, path)
    mine = path.read_bytes()

    write_lesson("01_doubling.py", exercise.replace("Doubling", "Changed"), written)
    build_course(course, console)

    assert path.read_bytes() == mine
    assert b"Changed" in (course.source / "01_doubling" / "doubling.ipynb").read_bytes()
    assert "doubling.ipynb has been worked in, and stays" in console.export_text()


@pytest.mark.parametrize("damage", [b"", b"{}", b"<<<<<<< HEAD\n", b"\xff\xfe", b'{"cells": 3}'])
def test_a_file_that_is_no_notebook_is_built_anew(course, write_lesson, exercise, console, damage):
    write_lesson("01_doubling.py", exercise)
    build_course(course, console)
    path = course.notebooks / "01_doubling" / "doubling.ipynb"
    right = path.read_bytes()
    path.write_bytes(damage)

    build_course(course, console)

    assert path.read_bytes() == right


def test_the_command_names_the_file_and_the_cell_and_exits_with_2(
    course, write_lesson, exercise, monkeypatch, capfd
):
    write_lesson("01_doubling.py", exercise.replace('"points": 2', '"points": 0'))
    monkeypatch.chdir(course.root)
    monkeypatch.setattr(sys, "argv", ["autograde", "build"])

    with pytest.raises(SystemExit) as caught:
        main()

    assert caught.value.code == 2
    assert capfd.readouterr().err.splitlines() == [
        "autograde: solutions/lessons/01_doubling.py, cell 'test_double' (line 22): "
        "its points are 0. They must be more than 0."
    ]
