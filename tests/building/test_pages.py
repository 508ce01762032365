"""The table of contents and the cheat sheet: made of all lessons, and leading to each of them."""

import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from autograde.course import Course
from autograde.lesson.reading import Lesson, read_lessons
from autograde.publish.pages import cheatsheet, contents_page, minutes

COURSE = Course(Path(__file__).resolve().parents[2])
LESSONS = read_lessons(COURSE.lessons)
LINK = re.compile(r"\]\(([^)#]+)\)")


def contents() -> str:
    notebook = nbformat.read(COURSE.contents, as_version=4)
    assert {cell.cell_type for cell in notebook.cells} == {"markdown"}
    return "\n\n".join(cell.source for cell in notebook.cells)


def test_the_committed_pages_are_what_the_lessons_give():
    assert COURSE.contents.read_text("utf-8") == contents_page(LESSONS), "Run `autograde build`."
    assert COURSE.cheatsheet.read_text("utf-8") == cheatsheet(LESSONS), "Run `autograde build`."


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        (contents(), COURSE.notebooks),
        (COURSE.cheatsheet.read_text("utf-8"), COURSE.cheatsheet.parent),
    ],
    ids=["contents", "cheatsheet"],
)
def test_a_pages_links_lead_to_every_lesson_and_to_nothing_that_is_not_there(text, folder):
    targets = {(folder / link).resolve() for link in LINK.findall(text) if "://" not in link}

    assert {path for path in targets if not path.exists()} == set()
    assert {COURSE.notebooks / ls.assignment / f"{ls.notebook}.ipynb" for ls in LESSONS} <= targets


def test_every_lesson_says_how_long_it_takes_and_what_it_is_about():
    entries = contents().split("\n## ")[1:]

    assert [ls.assignment for ls in LESSONS if not minutes(ls)] == []
    assert [entry for entry in entries if entry.count("\n- ") < 2] == []


def test_the_readme_tells_the_time_of_each_lesson_as_the_lesson_does():
    rows = re.findall(
        r"^\| \[.*\]\(notebooks/(\w+)/\w+\.ipynb\).*\| (\d+) (min|h) \|$",
        (COURSE.root / "README.md").read_text("utf-8"),
        re.MULTILINE,
    )
    told = {name: int(number) * (60 if unit == "h" else 1) for name, number, unit in rows}

    assert told == {ls.assignment: minutes(ls) for ls in LESSONS}


def links_of(lesson: Lesson) -> set[Path]:
    """The files of the course that a lesson's text leads to."""
    texts = (cell.source for cell in lesson.source.cells if cell.cell_type == "markdown")
    links = {link for text in texts for link in LINK.findall(text) if "://" not in link}
    return {(COURSE.notebooks / lesson.assignment / link).resolve() for link in links}


def test_each_lesson_leads_to_the_one_before_and_to_the_one_after_it():
    for before, after in pairwise(LESSONS):
        assert COURSE.notebooks / after.file in links_of(before)
        assert COURSE.notebooks / before.file in links_of(after)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.assignment)
def test_a_lessons_links_lead_to_lessons(lesson):
    assert links_of(lesson) <= {COURSE.notebooks / ls.file for ls in LESSONS}


def test_the_cheat_sheet_has_something_to_do_from_each_lesson():
    sections = cheatsheet(LESSONS).split("\n## ")[1:]

    assert len(sections) == len(LESSONS)
    assert [section for section in sections if not re.search(r"^[-|] ?\w", section, re.M)] == []
