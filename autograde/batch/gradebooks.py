"""The gradebook of a folder that is graded into, and the due dates that were entered there."""

from collections.abc import Sequence
from pathlib import Path

from autograde.batch.workplace import Workplace
from autograde.lesson.reading import Lesson
from autograde.records.deadlines import Deadlines, read_deadlines
from autograde.records.gradebook import open_gradebook
from lab.files import written_whole


def own_gradebook(place: Workplace, lessons: Sequence[Lesson], config: Path) -> str:
    """The URL of the gradebook in the output folder, which is made whole or not at all."""
    if not place.gradebook.exists():
        with (
            written_whole(place.gradebook) as path,
            open_gradebook(f"sqlite:///{path}", lessons, config, kept_deadlines(place)),
        ):
            pass
    return f"sqlite:///{place.gradebook}"


def kept_deadlines(place: Workplace) -> Deadlines:
    """What `autograde deadlines` was last given; nothing if it never was."""
    if not place.deadlines.exists():
        return Deadlines()
    return read_deadlines(place.deadlines)[0]
