"""What `autograde release` hands out, what it never does, and what it leaves alone."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
import yaml
from nbformat import NotebookNode
from rich.console import Console

from autograde.cli import main
from autograde.course import Course
from autograde.publish.build import build_course
from autograde.publish.release import release_course
from lab.errors import CourseError

CHECKOUT = Course(Path(__file__).resolve().parents[2])
REFERENCE = '''\
"""The reference."""


def double(x):
    """Twice x."""
    total = x + x
    return total if total else 0 * x
'''
LAB = '''\
"""A package."""

import numpy as np

PHOTOGRAPHS = "sklearn"
'''


@pytest.fixture
def whole(course: Course, write_lesson: Callable[..., Path], exercise: str, written: str) -> Course:
    """A course with all that a release needs."""
    write_lesson("01_doubling.py", exercise, written)
    write_lesson("02_tripling.py", exercise.replace("ouble", "riple").replace("# D", "# Tr"))
    (course.root / "solutions" / "doubling.py").write_text(REFERENCE)
    (course.notebooks / "lab").mkdir()
    (course.notebooks / "lab" / "__init__.py").write_text(LAB)
    for name in ("pyproject.toml", "constraints.txt", "LICENSE"):
        shutil.copy(CHECKOUT.root / name, course.root)
    return course


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "handout"


def release(course: Course, out: Path, **options) -> str:
    console = Console(width=120, file=io.StringIO(), record=True)
    release_course(course, out, console, **options)
    return console.export_text()


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def notebook_in(out: Path) -> NotebookNode:
    return nbformat.read(out / "notebooks" / "01_doubling" / "doubling.ipynb", as_version=4)


def test_a_student_gets_the_notebooks_lab_and_what_to_install(whole: Course, out: Path) -> None:
    told = release(whole, out)
    assert set(files_of(out)) == {
        *(".gitignore", ".release", "LICENSE", "README.md"),
        *("constraints.txt", "environment.yml", "requirements.txt", "notebooks/lab/__init__.py"),
        *("docs/cheatsheet.md", "notebooks/contents.ipynb"),
        *("notebooks/01_doubling/doubling.ipynb", "notebooks/02_tripling/tripling.ipynb"),
    }
    assert "notebooks/01_doubling/doubling.ipynb" in (out / "README.md").read_text()
    assert "2 lessons" in told


def test_what_is_to_be_installed_is_what_the_code_names(whole: Course, out: Path) -> None:
    release(whole, out)
    listed = (out / "requirements.txt").read_text()
    names = {line.split(">")[0] for line in listed.splitlines() if not line.startswith("#")}
    assert names == {"ipykernel", "jupyterlab", "numpy", "scikit-learn"}
    conda = yaml.safe_load((out / "environment.yml").read_text())["dependencies"]
    assert {line for line in conda if line.split(">")[0] in names} <= set(listed.splitlines())
    assert all(isinstance(line, str) for line in conda)  # nothing is installed from the folder


def test_what_a_student_did_in_the_checkout_is_not_handed_out(whole: Course, out: Path) -> None:
    build_course(whole, Console(quiet=True))
    path = whole.notebooks / "01_doubling" / "doubling.ipynb"
    worked_in = json.loads(path.read_text())
    worked_in["cells"][1]["source"] = "def double(x):\n    return 7 * x  # ann's answer"
    path.write_text(json.dumps(worked_in))
    (whole.notebooks / "01_doubling" / "notes.txt").write_text("ann's notes")
    (whole.notebooks / "lab" / ".ipynb_checkpoints").mkdir()
    (whole.notebooks / "lab" / ".ipynb_checkpoints" / "old.py").write_text("# ann's trial")
    (whole.notebooks / "lab" / "__init__.py~").write_text("# ann's trial")
    release(whole, out)
    assert not [name for name, data in files_of(out).items() if b"ann's" in data]
    assert "raise NotImplementedError()" in notebook_in(out).cells[1].source
    assert "ann's answer" in path.read_text()


PLANTED = {
    "a hidden test": 'assert double(21) == 42, "double(21) is 42"',
    "the reference": "def f(x):\n  total = x + x\n  return total if total else 0 * x",
    "an import of the reference": "from solutions import doubling",
    "a use of the reference": "y = solutions.doubling.double(2)",
    "a marker": "### BEGIN HIDDEN TESTS",
    "a mark scheme": "# Three points for the identity.",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=what) for what, text in PLANTED.items()])
def test_nothing_is_written_if_a_file_holds_what_is_the_instructors(
    whole: Course, out: Path, text: str
) -> None:
    if text.startswith("#"):
        text = text[2:] if "Three" in text else text
    (whole.notebooks / "lab" / "planted.py").write_text(f'"""\n{text}\n"""\n')
    with pytest.raises(CourseError, match=r"notebooks/lab/planted\.py holds"):
        release(whole, out, zipped=True)
    assert not out.exists()
    assert not out.with_name("handout.zip").exists()


def test_a_secret_is_found_inside_a_notebook_where_lines_are_quoted(
    whole: Course, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograde.publish import bundle

    def leaky(lessons):
        sources, copies = original(lessons)
        return sources, {
            **copies,
            "01_doubling/doubling.ipynb": sources["01_doubling/doubling.ipynb"],
        }

    original = bundle.built
    monkeypatch.setattr(bundle, "built", leaky)
    with pytest.raises(CourseError, match=r"doubling\.ipynb holds a part of the SOLUTION"):
        release(whole, out)


def test_a_line_that_the_lesson_shows_is_no_secret(whole: Course, out: Path) -> None:
    (whole.notebooks / "lab" / "more.py").write_text("# assert double(1) == 2, 'double(1) is 2'\n")
    release(whole, out)
    assert (out / "notebooks" / "lab" / "more.py").exists()


def test_the_same_course_gives_the_same_bytes_and_nothing_is_written_again(
    whole: Course, out: Path, tmp_path: Path
) -> None:
    release(whole, out, zipped=True)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    archive = out.with_name("handout.zip").read_bytes()
    told = release(whole, out, zipped=True)
    assert "0 were written" in told
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == times
    assert out.with_name("handout.zip").read_bytes() == archive
    release(whole, tmp_path / "other" / "handout", zipped=True)
    assert files_of(tmp_path / "other" / "handout") == files_of(out)
    assert (tmp_path / "other" / "handout.zip").read_bytes() == archive


def test_the_archive_unpacks_to_the_same_files(whole: Course, out: Path, tmp_path: Path) -> None:
    release(whole, out, zipped=True)
    with zipfile.ZipFile(out.with_name("handout.zip")) as archive:
        archive.extractall(tmp_path / "unpacked")
    released = files_of(out)
    del released[".release"]
    assert files_of(tmp_path / "unpacked" / "handout") == released


def test_an_update_takes_away_what_is_gone_and_leaves_git_and_strangers_files(
    whole: Course, out: Path
) -> None:
    release(whole, out)
    (out / ".git").mkdir()
    (out / ".git" / "config").write_text("mine")
    (out / "notebooks" / "02_tripling" / "plan.md").write_text("mine")
    (whole.lessons / "01_doubling.py").unlink()
    told = release(whole, out)
    assert "1 were removed" in told
    assert not (out / "notebooks" / "01_doubling").exists()
    assert (out / ".git" / "config").read_text() == "mine"
    assert (out / "notebooks" / "02_tripling" / "plan.md").read_text() == "mine"


@pytest.mark.parametrize("name", ["README.md", "notebooks/01_doubling/doubling.ipynb"])
def test_a_file_that_somebody_changed_is_not_written_over(
    whole: Course, out: Path, name: str
) -> None:
    release(whole, out)
    (out / name).write_text("changed")
    (whole.lessons / "01_doubling.py").unlink()
    before = files_of(out)
    with pytest.raises(CourseError, match=f"would be lost: {name}"):
        release(whole, out)
    assert files_of(out) == before


def test_a_list_that_was_tampered_with_removes_nothing_outside(whole: Course, out: Path) -> None:
    release(whole, out)
    outside = out.with_name("precious.txt")
    outside.write_text("precious")
    digest = "3b9e2a6ba9dc1d9c6e0f4a0d5a5f0b5f"
    with (out / ".release").open("a") as file:
        file.write(f"{digest}  ../precious.txt\n{digest}  {outside}\n{digest}  .git/config\n")
    release(whole, out)
    assert outside.read_text() == "precious"


def test_a_release_that_was_stopped_is_gone_on_with(
    whole: Course, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograde.publish import folder

    release(whole, out)
    lesson = whole.lessons / "01_doubling.py"
    lesson.write_text(lesson.read_text().replace("# # Doubling", "# # Doubled"))

    def full(files):
        if "doubling.ipynb" in str(list(files)):
            first, *_ = files
            original({first: files[first]})
            raise CourseError("The disk is full.")
        original(files)

    original = folder.write_all
    monkeypatch.setattr(folder, "write_all", full)
    with pytest.raises(CourseError, match="full"):
        release(whole, out)
    monkeypatch.undo()
    lesson.write_text(lesson.read_text().replace("# # Doubled", "# # Doubling again"))
    release(whole, out)
    assert "Doubling again" in notebook_in(out).cells[0].source
    whole_list = (out / ".release").read_text().splitlines()
    assert len(whole_list) == len({line.split("  ")[1] for line in whole_list})


def test_only_the_lessons_up_to_a_given_one_are_handed_out(whole: Course, out: Path) -> None:
    release(whole, out, until="01_doubling")
    assert [p.name for p in sorted((out / "notebooks").iterdir())] == [
        "01_doubling",
        "contents.ipynb",
        "lab",
    ]
    with pytest.raises(CourseError, match=r"no lesson '03_x'.*01_doubling, 02_tripling"):
        release(whole, out, until="03_x")


@pytest.mark.parametrize("inside", ["notebooks/new", "solutions"])
def test_a_folder_of_the_course_itself_is_refused(whole: Course, inside: str) -> None:
    with pytest.raises(CourseError, match="Name a folder elsewhere"):
        release(whole, whole.root / inside)


def test_a_stranger_s_archive_is_not_written_over(whole: Course, out: Path) -> None:
    out.with_name("handout.zip").write_bytes(b"mine")
    with pytest.raises(CourseError, match=r"handout\.zip was written by no release"):
        release(whole, out, zipped=True)


def test_the_command_says_in_a_sentence_what_is_missing(
    whole: Course, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (whole.root / "constraints.txt").unlink()
    monkeypatch.chdir(whole.root)
    monkeypatch.setattr(sys, "argv", ["autograde", "release", "--out", str(out)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "constraints.txt can't be read" in capsys.readouterr().err


RUN_A_LESSON = """\
import sys
import nbformat
from nbclient import NotebookClient

for name in ("solutions", "autograde"):
    assert __import__("importlib").util.find_spec(name) is None, name
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, allow_errors=True, resources={"metadata": {"path": sys.argv[2]}}).execute()
nbformat.write(notebook, sys.argv[3])
"""


@pytest.mark.slow
def test_the_students_copy_of_the_course_works_alone(out: Path, tmp_path: Path) -> None:
    release(CHECKOUT, out, until="00_start")
    # A new environment with our packages, but without what is installed from this checkout: the
    # links to it are .pth files, which are only followed in an environment's own folder.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "env"], check=True)
    (site,) = (tmp_path / "env" / "lib").glob("python*/site-packages")
    (site / "others.pth").write_text(os.pathsep.join(p for p in sys.path if "site-packages" in p))
    folder = out / "notebooks" / "00_start"
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "COURSE_DATA")}
    subprocess.run(
        [
            *(tmp_path / "env" / "bin" / "python", "-c", RUN_A_LESSON),
            *(folder / "start.ipynb", folder, tmp_path / "run.ipynb"),
        ],
        check=True,
        cwd=tmp_path,
        env=environment | {"JUPYTER_PLATFORM_DIRS": "1", "HOME": str(tmp_path)},
    )
    ran = nbformat.read(tmp_path / "run.ipynb", as_version=4)
    errors = {
        cell.metadata.get("nbgrader", {}).get("grade_id", cell.source): output
        for cell in ran.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    }
    tests = {name for name in errors if name.startswith("test_")}
    assert tests == {"test_relative_error", "test_numerical_gradient", "test_predict_step_size"}
    assert "not written yet" in errors["test_relative_error"].evalue
    assert {o.ename for name, o in errors.items() if name not in tests} == {"NotImplementedError"}
    printed = "".join(o.get("text", "") for cell in ran.cells for o in cell.get("outputs", []))
    assert "photos10: 10,000 training" in printed
    assert list((out / "notebooks" / "data").iterdir())
