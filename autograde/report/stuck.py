"""Who needs a word: work that is missing, late, empty, was stopped, or was meddled with."""

from collections.abc import Iterator
from dataclasses import dataclass

from autograde.report.gathering import ClassWork, Work
from autograde.report.order import natural
from autograde.verdicts import Status

HALTED = {Status.TIMEOUT: "took too long", Status.KILLED: "was stopped"}
MEDDLING = (
    "had been changed; it was run as it was handed out.",
    "had lost or changed its grading metadata",
    "had been made a",
    "carried the tag",
)
"""What a note says where something was changed that is not the student's to change."""
SHOWN = 4
"""Exercises or notes that are named of one submission."""


@dataclass(frozen=True)
class Trouble:
    """Something about one student's work on one lesson.

    Parameters
    ----------
    kind : a few words, the same for all of a kind.
    weight : the kinds that want a person soonest have the greatest.
    details : in words; a student may have written a part of them.
    """

    student: str
    assignment: str
    kind: str
    weight: int
    details: str


def troubles_of(class_: ClassWork) -> list[Trouble]:
    """All that a person should look at, what is most pressing first."""
    found = [trouble for work in class_.work.values() for trouble in _troubles(work)]
    return sorted(found, key=lambda t: (-t.weight, natural(t.student), t.assignment))


def _troubles(work: Work) -> Iterator[Trouble]:
    result = work.result

    def trouble(kind: str, weight: int, details: str) -> Trouble:
        return Trouble(result.student, result.assignment, kind, weight, details)

    if work.absent is Status.MISSING:
        yield trouble("not handed in", 2, "")
        return
    if work.seconds_late:
        taken = f", {work.marks.penalty:g} points taken off" if work.marks.penalty else ""
        yield trouble("late", 1, f"{_span(work.seconds_late)}{taken}")
    if work.absent is Status.REFUSED:
        yield trouble("could not be read", 6, _some(result.notes))
        return
    if not result.reliable:
        yield trouble("not graded: grade again", 7, _some(result.notes))
        return
    meddled = [note for note in result.notes if any(sign in note for sign in MEDDLING)]
    if meddled:
        # What was done about it is the same for all.
        what = [note.partition(";")[0].removeprefix("the ") for note in meddled]
        yield trouble("changed what it should not", 5, _some(what))
    tests = [v for v in result.verdicts if v.status is not Status.MANUAL]
    for status, words in HALTED.items():
        halted = [v.grade_id.removeprefix("test_") for v in tests if v.status is status]
        if halted:
            yield trouble(words, 4, _some(halted))
    untouched = [v.grade_id.removeprefix("test_") for v in tests if v.not_attempted]
    if tests and len(untouched) == len(tests):
        yield trouble("not attempted", 3, "nothing was written")
    elif len(untouched) * 2 >= len(tests) > 0:
        yield trouble("half not attempted", 3, _some(untouched))
    others = [note for note in result.notes if note not in meddled]
    if others:
        yield trouble("note", 0, _some(others))


def _some(texts: "list[str] | tuple[str, ...]") -> str:
    more = f", and {len(texts) - SHOWN} more" if len(texts) > SHOWN else ""
    return ", ".join(text.rstrip(".") for text in texts[:SHOWN]) + more


def _span(seconds: float) -> str:
    hours = seconds / 3600
    if hours >= 48:
        return f"{hours / 24:.0f} days"
    return f"{hours:.0f} hours" if hours >= 2 else f"{seconds / 60:.0f} minutes"
