"""Looks through what will be handed out for what a student must not have.

That is the text of solutions, hidden tests and mark schemes, the code of the reference, the package
``solutions``, and nbgrader's markers. It looks at contents alone: a file's name says nothing.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from autograde.lesson.reading import Lesson
from autograde.lesson.regions import RegionKind, find_regions, text_inside, text_outside

TELLING = 24
"""Characters that a passage needs: shorter ones may stand in two places by chance."""
EMPTY = 5
"""Letters and digits below which a line, such as ``else:`` or a bracket, says nothing."""
KINDS = "|".join(RegionKind)
WORDS = re.compile(
    rf"\b(BEGIN|END) ({KINDS})\b|\b(import|from)\s+solutions\b|\bsolutions[./]\w+", re.ASCII
)

Passage = tuple[str, ...]
"""A line, or two that follow one another, without indentation and lines that say nothing."""


@dataclass(frozen=True)
class Secrets:
    """What to look for.

    Parameters
    ----------
    passages : each with what it is, in words.
    """

    passages: Mapping[Passage, str]


def read_secrets(lessons: Iterable[Lesson], references: Iterable[Path]) -> Secrets:
    """Gather the passages that must not be handed out.

    A passage that every student sees in a lesson is none. Two lines in a row make a passage, and
    one line where there are no more: a single line is often written twice, two seldom.

    Parameters
    ----------
    lessons : whose solution, hidden test and mark scheme regions are secret; all of them, also
        those that are not handed out now.
    references : the modules of the reference answers.
    """
    lessons = tuple(lessons)
    seen = {p for text in _shown(lessons) for p in _passages(text.split("\n"), single=True)}
    found = {
        passage: where
        for where, lines in [*_regions(lessons), *_functions(references)]
        for passage in _passages(lines, single=len(_bare(lines)) == 1)
        if len("".join(passage)) >= TELLING and passage not in seen
    }
    return Secrets(found)


def leaks(files: Mapping[str, bytes], secrets: Secrets) -> list[str]:
    """What must not be handed out, in sentences, each with the file's name; none if all is well."""
    return [f"{name} holds {what}." for name, data in files.items() for what in _in(data, secrets)]


def _in(data: bytes, secrets: Secrets) -> Iterator[str]:
    text = data.decode("utf-8", "replace")
    texts = [text, *_strings_of(text)]
    if word := next((match[0] for t in texts if (match := WORDS.search(t))), None):
        yield f"'{word}'"
    for part in texts:
        for passage in _passages(part.split("\n"), single=True):
            if passage in secrets.passages:
                yield f"a part of {secrets.passages[passage]}, '{passage[0][:60]}'"
                return


def _strings_of(text: str) -> Iterator[str]:
    """All texts in a JSON file, such as a notebook, where lines stand in quotes; none of others."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return
    waiting: list[Any] = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            waiting.extend(value.values())
        elif isinstance(value, list):
            if value and all(isinstance(line, str) for line in value):
                yield "".join(value)
            waiting.extend(value)


def _shown(lessons: Iterable[Lesson]) -> Iterator[str]:
    for lesson in lessons:
        for cell in lesson.source.cells:
            yield text_outside(cell.source, find_regions(cell.source))


def _regions(lessons: Iterable[Lesson]) -> Iterator[tuple[str, Sequence[str]]]:
    for lesson in lessons:
        for cell in lesson.source.cells:
            for region in find_regions(cell.source):
                where = f"the {region.kind} of {lesson.assignment}"
                yield where, text_inside(cell.source, region).split("\n")


def _functions(paths: Iterable[Path]) -> Iterator[tuple[str, Sequence[str]]]:
    """The bodies of the reference's functions; docstrings and signatures are the lessons', too."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            if body:
                yield f"the reference {node.name}", lines[body[0].lineno - 1 : node.end_lineno]


def _passages(lines: Sequence[str], *, single: bool) -> Iterator[Passage]:
    bare = _bare(lines)
    yield from pairwise(bare)
    if single:
        yield from ((line,) for line in bare)


def _bare(lines: Iterable[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines if len(re.findall(r"\w", line)) >= EMPTY]
