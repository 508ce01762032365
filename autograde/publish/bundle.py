"""What a student gets, as files by name: the lessons' notebooks, ``lab``, and what to install.

Everything is made from the sources; what somebody did in ``notebooks/`` has no way in. Nothing is
written here.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import nbformat

from autograde.course import Course
from autograde.lesson.reading import Lesson
from autograde.publish.build import built
from autograde.publish.pages import cheatsheet, contents_page
from autograde.publish.requirements import environment_yml, needed, read_project
from lab.errors import CourseError

NOTE = "Made by the course's release; a change here is lost with the next one."
GITIGNORE = """\
# made by Python, Jupyter and the lessons
.ipynb_checkpoints/
.venv/
__pycache__/
notebooks/data/
"""
COPIED = ("LICENSE", "constraints.txt")
LEFT_BEHIND = ("~", ".bak", ".orig", ".pyc", ".rej", ".swp", ".tmp")


def bundle(course: Course, lessons: Sequence[Lesson]) -> dict[str, bytes]:
    """The files of a student's copy of these lessons, by path with ``/`` between folders.

    Raises
    ------
    CourseError
        If a part of the course is missing, or nbgrader refuses a lesson.
    """
    project = read_project(course.root / "pyproject.toml")
    _, notebooks = built(lessons)
    package = dict(_package(course.notebooks))
    dependencies = needed(project.dependencies, [*_code(notebooks), *_texts(package)])
    texts = {
        "notebooks/contents.ipynb": contents_page(lessons),
        "docs/cheatsheet.md": cheatsheet(lessons),
        "README.md": _readme(lessons, project.python),
        "environment.yml": environment_yml(NOTE, project.python, dependencies),
        "requirements.txt": "\n".join([f"# {NOTE}", *dependencies, ""]),
        ".gitignore": GITIGNORE,
    }
    return {
        **{f"notebooks/{name}": data for name, data in {**notebooks, **package}.items()},
        **{name: text.encode() for name, text in texts.items()},
        **{name: _copied(course.root / name) for name in COPIED},
    }


def _package(folder: Path) -> Iterator[tuple[str, bytes]]:
    """``lab``, without what Python, Jupyter and editors leave among its files."""
    paths = sorted(path for path in (folder / "lab").rglob("*") if path.is_file())
    if not paths:
        raise CourseError(f"{folder / 'lab'} holds no package. Restore it from the repository.")
    for path in paths:
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") or part == "__pycache__" for part in name.parts)
        if not hidden and not name.name.endswith(LEFT_BEHIND):
            yield name.as_posix(), _copied(path)


def _copied(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CourseError(
            f"{path} can't be read ({error.strerror}). Restore it from the course's repository."
        ) from error


def _code(notebooks: Mapping[str, bytes]) -> Iterator[str]:
    for data in notebooks.values():
        notebook = nbformat.reads(data.decode(), as_version=4)
        yield from (cell.source for cell in notebook.cells if cell.cell_type == "code")


def _texts(package: Mapping[str, bytes]) -> Iterator[str]:
    return (data.decode() for name, data in package.items() if name.endswith(".py"))


def _readme(lessons: Sequence[Lesson], python: str) -> str:
    template = files("autograde.publish").joinpath("student_readme.md").read_text(encoding="utf-8")
    lines = (
        f"- [{lesson.title}](notebooks/{lesson.assignment}/{lesson.notebook}.ipynb)"
        for lesson in lessons
    )
    return template.format(python=python.replace(">=", "") + " or newer", lessons="\n".join(lines))
