"""What all submissions of an assignment are marked with; each process reads it once."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from nbformat import NotebookNode, from_dict

from autograde.engine.known import Known


@dataclass(frozen=True)
class Material:
    """A lesson as its submissions are marked.

    Sent to another process it is no more than the name of its file.

    Parameters
    ----------
    source : the lesson for grading, as `autograde.records.gradebook.notebook_for_grading` gives it.
    known : its slips, by which a failure is explained.
    file : where it lies for other processes, if they are to have it.
    """

    source: NotebookNode
    known: Known
    file: Path | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return read_material, (self.file,)


def write_material(source: NotebookNode, known: Known, file: Path) -> Material:
    """Lay a lesson out for other processes, in a new file."""
    file.write_text(json.dumps({"source": source, "known": known.text}), encoding="utf-8")
    return Material(source, known, file)


@cache
def read_material(file: Path) -> Material:
    """What such a file holds."""
    held = json.loads(file.read_text(encoding="utf-8"))
    source = cast(NotebookNode, from_dict(held["source"]))
    return Material(source, Known.of(held["known"]), file)
