"""What goes to a worker and comes back, as bytes: a submission, and its marks.

What comes back was made beside a student's code, and the client keeps it for good. So it is JSON of
one fixed shape, and whatever doesn't fit is no answer at all.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgpack
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from nbformat import NotebookNode

from autograde.batch.edition import Edition
from autograde.engine.limits import Limits
from autograde.lesson.cells import grade_id, graded, points
from autograde.submission.marking import Marked
from autograde.verdicts import Status, Verdict

ANSWER_LIMIT = 200_000_000
"""Bytes of an answer; a notebook full of plots has a few million."""


def _object(**properties: object) -> dict[str, Any]:
    """The schema of an object that has these properties, and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


TEXT, NUMBER, TRUTH = {"type": "string"}, {"type": "number"}, {"type": "boolean"}
TEXTS = {"type": "array", "items": TEXT}
VERDICT = _object(
    grade_id=TEXT,
    status={"enum": [str(status) for status in Status]},
    points=NUMBER,
    max_points=NUMBER,
    message=TEXT,
    seconds=NUMBER,
    slip=TEXT,
)
MARKED = _object(
    verdicts={"type": "array", "items": VERDICT},
    notebook={"type": ["string", "null"]},
    unanswered=TEXTS,
    notes=TEXTS,
    reliable=TRUTH,
)
ANSWER = {"oneOf": [_object(marked=MARKED), _object(refused={**TEXT, "maxLength": 2000})]}


@dataclass(frozen=True)
class Settings:
    """How to mark, for all submissions of a run.

    Parameters
    ----------
    limits, jailed, cell_timeout, experiments : as `autograde.batch.options` has them.
    course : the folder of the course, where all workers are on this computer; else the empty text,
        and each worker has its own.
    """

    limits: Limits
    jailed: bool
    cell_timeout: float
    experiments: bool
    course: str = ""


@dataclass(frozen=True)
class Parcel:
    """A submission on its way to a worker. It doesn't say whose it is.

    Parameters
    ----------
    assignment : its lesson, which the worker has, and in which edition.
    notebook : the name of the notebook's file.
    files : the content of all that was handed in, by relative path.
    notes : what was odd so far.
    seed : of what its tests draw.
    """

    assignment: str
    edition: Edition
    notebook: bytes
    files: Mapping[bytes, bytes]
    notes: tuple[str, ...]
    seed: int
    settings: Settings


class NoAnswer(Exception):
    """What came back are no marks; the text says why."""


class Refused(Exception):
    """A worker can't mark at all; the text is a sentence that says why."""


def files_in(folder: Path) -> dict[bytes, bytes]:
    """The content of a folder's files by relative path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {os.fsencode(path.relative_to(folder)): path.read_bytes() for path in paths}


def write_files(files: Mapping[bytes, bytes], folder: Path) -> None:
    """Write files into a folder."""
    for name, content in files.items():
        path = folder / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def pack(parcel: Parcel) -> bytes:
    """A parcel as bytes."""
    return msgpack.Packer().pack(asdict(parcel))


def unpack(data: bytes) -> Parcel:
    """The parcel that bytes, which come from our own client, hold."""
    raw = msgpack.unpackb(data, strict_map_key=False)
    settings = {**raw["settings"], "limits": Limits(**raw["settings"]["limits"])}
    return Parcel(
        **{
            **raw,
            "edition": Edition(**raw["edition"]),
            "notes": tuple(raw["notes"]),
            "settings": Settings(**settings),
        }
    )


def pack_marked(marked: Marked) -> bytes:
    """Marks as JSON."""
    return json.dumps({"marked": asdict(marked)}).encode()


def pack_refusal(reason: str) -> bytes:
    """That this worker can't mark at all, as JSON."""
    return json.dumps({"refused": reason[:2000]}).encode()


def unpack_marked(data: object, source: NotebookNode) -> Marked:
    """The marks in a worker's answer.

    Parameters
    ----------
    data : the answer, which may be anything.
    source : the lesson for grading, which says what can be earned.

    Raises
    ------
    NoAnswer
        If it isn't the JSON of marks for just this lesson.
    Refused
        If it says that the worker can't mark.
    """
    if not isinstance(data, bytes) or len(data) > ANSWER_LIMIT:
        raise NoAnswer("A worker's answer was too long, or no bytes.")
    try:
        answer = json.loads(data, parse_constant=_no_number)
        Draft202012Validator(ANSWER).validate(answer)
    except (ValueError, RecursionError, ValidationError):
        raise NoAnswer("A worker's answer was not understood.") from None
    if "refused" in answer:
        raise Refused(answer["refused"])
    raw = answer["marked"]
    verdicts = tuple(Verdict(**{**v, "status": Status(v["status"])}) for v in raw["verdicts"])
    cells = [(grade_id(cell), points(cell)) for cell in graded(source)]
    if [(v.grade_id, v.max_points) for v in verdicts] != cells:
        raise NoAnswer("A worker's answer was about other cells.")
    if not all(0 <= verdict.points <= verdict.max_points for verdict in verdicts):
        raise NoAnswer("A worker's answer gave more points than there are, or less than none.")
    return Marked(
        verdicts, raw["notebook"], tuple(raw["unanswered"]), tuple(raw["notes"]), raw["reliable"]
    )


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")
