"""The pages that the lessons make together: the table of contents, and the cheat sheet.

Every sentence about a lesson is the lesson's own; here it is only found and put in order.
"""

import re
from collections.abc import Sequence

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook

from autograde.lesson.reading import KERNELSPEC, Lesson

MINUTES = re.compile(r"\bTime: about (\d+) minutes\b")
LINK_TO_LESSON = re.compile(r"\]\(\.\./(?=\d\d_)")

CONTENTS_HEAD = """\
# Training neural networks: all lessons

Each lesson is one notebook. Click its name to open it. Take the lessons in order: each uses what
you learned in those before. All together take about {hours} hours.

If you are new here, begin with [lesson 00]({first}). It shows how the course works, and checks your
computer.
"""
CHEATSHEET_HEAD = """\
# Cheat sheet

What to do in practice, lesson by lesson, in the words of the lessons. Why it is so, you find there.

<!-- Made by `autograde build` from the ends of the lessons; write there, not here. -->
"""


def contents_page(lessons: Sequence[Lesson]) -> str:
    """The table of contents: a notebook of text alone, with links that work beside the lessons.

    Returns
    -------
    The notebook as JSON; the same lessons give the same text.
    """
    hours = round(sum(filter(None, map(minutes, lessons))) / 60)
    head = CONTENTS_HEAD.format(hours=hours, first=lessons[0].file.as_posix())
    texts = [head, *(_entry(lesson) for lesson in lessons)]
    cells = [
        new_markdown_cell(text.strip(), id=f"contents-{number:02d}")
        for number, text in enumerate(texts)
    ]
    notebook = new_notebook(cells=cells, metadata={"kernelspec": KERNELSPEC})
    return nbformat.writes(notebook) + "\n"


def cheatsheet(lessons: Sequence[Lesson]) -> str:
    """What each lesson says under "In practice" and "Summary", as Markdown for ``docs/``."""
    parts = [CHEATSHEET_HEAD]
    for lesson in lessons:
        parts.append(f"## [{_name(lesson)}](../notebooks/{lesson.file.as_posix()})\n")
        for heading in ("In practice", "Summary"):
            if text := _section(lesson, heading):
                text = LINK_TO_LESSON.sub("](../notebooks/", text)
                parts.append(f"### {heading}\n\n{text}\n")
    return "\n".join(parts)


def minutes(lesson: Lesson) -> int | None:
    """How long a lesson takes, as its beginning says it, or None if it doesn't."""
    found = MINUTES.search(_opening(lesson))
    return int(found[1]) if found else None


def _entry(lesson: Lesson) -> str:
    time = minutes(lesson)
    about = f"About {time} minutes. You" if time else "You"
    points = re.findall(r"^- .*(?:\n  .*)*", _opening(lesson), re.MULTILINE)
    return f"## [{_name(lesson)}]({lesson.file.as_posix()})\n{about}\n\n" + "\n".join(points)


def _name(lesson: Lesson) -> str:
    return lesson.title.removeprefix("Lesson ")


def _opening(lesson: Lesson) -> str:
    """The lesson's first text, in which it says what it is about."""
    texts = (cell.source for cell in lesson.source.cells if cell.cell_type == "markdown")
    return next(texts, "")


def _section(lesson: Lesson, heading: str) -> str:
    """The text below a heading, up to the next one or to the sources; empty if there is none."""
    pattern = rf"^## {re.escape(heading)}\n(.*?)(?=^## |^\*\*Sources|\Z)"
    for cell in lesson.source.cells:
        if cell.cell_type == "markdown" and (
            found := re.search(pattern, cell.source, re.MULTILINE | re.DOTALL)
        ):
            return found[1].strip()
    return ""
