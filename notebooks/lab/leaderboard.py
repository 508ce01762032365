"""A leaderboard of one person: attempts under made-up names, in a file beside the notebook.

Nothing leaves the computer, and no points depend on it.
"""

import json
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from lab import capstone
from lab.errors import CourseError
from lab.files import written_whole

FILE = Path("leaderboard.json")
HOUSE = ("Steady Snail", "Clever Crow", "Quick Quokka", "Whitened Whale")
"""Who stands on the steps of accuracy, from the first to the last."""
FIRST = "Brave Calm Dizzy Eager Fuzzy Gentle Hasty Jolly Lucky Merry Nimble Proud Shy Sunny Witty"
SECOND = "Badger Cricket Dodo Eel Ferret Gecko Hedgehog Ibis Jackal Koala Lemur Moth Newt Otter Yak"


@dataclass(frozen=True)
class Attempt:
    """One try.

    Parameters
    ----------
    name : made up.
    when : as ISO 8601, to the minute.
    accuracy : on the validation images, from 0 to 1.
    seconds : that training took.
    change : what was new, in the student's words.
    """

    name: str
    when: str
    accuracy: float
    seconds: float
    change: str = ""


def attempts(file: Path = FILE) -> list[Attempt]:
    """All attempts, the oldest first.

    Raises
    ------
    CourseError
        If the file is there and is no leaderboard.
    """
    if not file.exists():
        return []
    try:
        return [Attempt(**entry) for entry in json.loads(file.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError) as error:
        raise CourseError(
            f"{file.name} can't be read as a leaderboard ({error}). Rename or delete it: the next "
            "attempt begins a new one."
        ) from error


def add(accuracy: float, seconds: float, change: str = "", file: Path = FILE) -> Attempt:
    """Put an attempt on the leaderboard, under a name that is not on it.

    Raises
    ------
    CourseError
        If the file is no leaderboard, or can't be written.
    """
    earlier = attempts(file)
    attempt = Attempt(
        name=_new_name({one.name for one in earlier}),
        when=datetime.now().isoformat(timespec="minutes"),
        accuracy=round(float(accuracy), 4),
        seconds=round(float(seconds), 1),
        change=str(change),
    )
    with written_whole(file) as temporary:
        entries = [asdict(one) for one in [*earlier, attempt]]
        temporary.write_text(json.dumps(entries, indent=1), encoding="utf-8")
    return attempt


def _new_name(taken: set[str]) -> str:
    free = [f"{a} {b}" for a in FIRST.split() for b in SECOND.split()]
    # Not NumPy's global generator, which is the notebook's.
    chance = random.SystemRandom()
    return chance.choice([name for name in free if name not in taken] or free)


def table(tried: Sequence[Attempt], dataset: str) -> str:
    """The leaderboard as text, best first; the animals on the steps of accuracy stand in it."""
    house = zip(HOUSE, capstone.STEPS[dataset], strict=True)
    rows = [(step, name, "lives here", "", "") for name, step in house]
    rows += [(a.accuracy, a.name, a.when[5:].replace("T", " "), a.seconds, a.change) for a in tried]
    lines = [f"{'':3} {'name':18} {'accuracy':>8}  {'when':12} {'seconds':>7}  what was new"]
    for place, row in enumerate(sorted(rows, key=lambda row: -row[0]), start=1):
        accuracy, name, when, seconds, change = row
        share = f"{100 * accuracy:.1f} %"
        lines.append(f"{place:2d}. {name:18} {share:>8}  {when:12} {seconds:>7}  {change}".rstrip())
    return "\n".join(lines)
