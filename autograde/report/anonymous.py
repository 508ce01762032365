"""Takes the names out of what a report is made of, for graders who must not know whose work it is.

Only whole words are found, as the roster writes them: a nickname in a comment stays.
"""

import csv
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from autograde.report.gathering import ClassWork, Person
from autograde.report.order import natural
from autograde.report.similar import Pair, changed_prose
from autograde.report.tables import text_of, write_table
from lab.errors import CourseError

HEADING = ["submission", "student"]
HIDDEN = "[name]"
SHORT = 3
"""A shorter name is found only with its own capitals: "An" is a name, "an" is none."""


@dataclass(frozen=True)
class Scrubber:
    """Puts `HIDDEN` in place of words that say who somebody is.

    Parameters
    ----------
    words : ids, names and addresses; a single letter is none of them.
    """

    words: tuple[str, ...]

    def text(self, text: str) -> str:
        """A text without these words."""
        lower = text.lower()
        present = [w for w in self.words if w.lower() in lower]
        if not present:
            return text
        # The longest first: "anna-maria" before "anna".
        either = "|".join(map(_as_pattern, sorted(present, key=len, reverse=True)))
        return re.sub(rf"(?<![^\W_])(?:{either})(?![^\W_])", HIDDEN, text)

    def code(self, code: str) -> str:
        """A program without these words in its comments and texts."""
        return changed_prose(code, self.text)


def scrubber_of(people: Iterable[Person]) -> Scrubber:
    """Of all that a roster says of these people."""
    words = {
        word
        for person in people
        for text in (person.id, person.email, person.lms_user_id)
        for word in (text, *person.first_name.split(), *person.last_name.split())
        if len(word) > 1
    }
    return Scrubber(tuple(sorted(words)))


def pseudonyms(path: Path, students: Iterable[str]) -> dict[str, str]:
    """Student -> pseudonym: those that the file has stay, and newcomers get the next numbers.

    The numbers are drawn by lot, so that they don't follow the order of the names.

    Raises
    ------
    CourseError
        If the file is none of ours, or the disk refuses.
    """
    known = _known(path)
    new = [student for student in students if student not in known]
    secrets.SystemRandom().shuffle(new)
    names = known | {s: f"Submission {n}" for n, s in enumerate(new, len(known) + 1)}
    write_table(path, [HEADING, *([name, student] for student, name in names.items())])
    return names


def without_names(class_: ClassWork, names: Mapping[str, str]) -> ClassWork:
    """The same class under other names, in the order of their numbers; notes name nobody either."""
    order = sorted(class_.people, key=lambda student: natural(names[student]))
    scrubber = scrubber_of(class_.people.values())
    return replace(
        class_,
        people={names[student]: Person(names[student]) for student in order},
        work={
            (names[student], assignment): replace(
                work,
                result=replace(
                    work.result,
                    student=names[student],
                    notes=tuple(map(scrubber.text, work.result.notes)),
                ),
            )
            for (student, assignment), work in class_.work.items()
        },
    )


def unnamed_pair(pair: Pair, names: Mapping[str, str]) -> Pair:
    """The same pair under other names; which comes first tells nothing."""
    first, second = sorted((names[pair.first], names[pair.second]), key=natural)
    return replace(pair, first=first, second=second)


def _as_pattern(word: str) -> str:
    return re.escape(word) if len(word) < SHORT else f"(?i:{re.escape(word)})"


def _known(path: Path) -> dict[str, str]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file)
        names = {text_of(cell): name for name, cell in rows}
        numbers = sorted(int(name.removeprefix("Submission ")) for name in names.values())
        if heading != HEADING or numbers != list(range(1, len(numbers) + 1)):
            raise ValueError("its columns or its numbers are others")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, csv.Error) as error:
        raise CourseError(
            f"{path} doesn't say which student is which submission ({error}). Restore it, or "
            "remove it; then all students get new numbers."
        ) from error
    return names
