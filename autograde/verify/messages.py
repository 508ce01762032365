"""``docs/messages.md``: the known slips of each exercise, and what a student reads of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from autograde.verify.sheets import Graded
from autograde.verify.tally import Share, Tally, is_caught_in_sight, is_told, total
from lab.files import written_whole

TITLE = "# What students read of their slips"
ABOUT = """\
Written by `autograde verify --messages docs/messages.md`: each slip in `solutions/answers/` was
graded, and this is what its message said. A message in *italics* is the test's own; all others name
the slip, as the answer failed where the slip fails, with the same numbers. **h** marks slips that
only the hidden tests catch."""


def write_messages(path: Path, tallies: Sequence[Tally]) -> None:
    """Write the table of exercises, slips and messages.

    Raises
    ------
    CourseError
        If the disk refuses.
    """
    with written_whole(path) as temporary:
        temporary.write_text("\n".join(_lines(tallies)) + "\n", encoding="utf-8")


def _lines(tallies: Sequence[Tally]) -> Iterator[str]:
    shares = total(tallies)
    yield from (TITLE, "", ABOUT, "")
    yield f"{_percent(shares.told)} of the slips have a message of their own; the visible checks"
    yield f"alone catch {_percent(shares.seen)}."
    for assignment, group in groupby(tallies, key=lambda tally: tally.assignment):
        own = [tally for tally in group if tally.slips]
        if own:
            yield from ("", f"## {assignment}")
        for tally in own:
            yield from ("", f"### {tally.exercise}", "", "| slip | | message |", "|---|---|---|")
            yield from map(_row, tally.slips)


def _percent(share: Share) -> str:
    return f"{share.count} of {share.total} ({100 * share.count / (share.total or 1):.0f} %)"


def _row(graded: Graded) -> str:
    message = graded.verdicts[0].message
    first, *_ = message.split("\n")
    said = _cell(graded.candidate.says) if is_told(graded) else f"*{_cell(first)}*"
    hidden = "" if is_caught_in_sight(graded) else "**h**"
    return f"| {_cell(graded.candidate.name)} | {hidden} | {said} |"


def _cell(text: str) -> str:
    """Text as it is, in a cell of a Markdown table."""
    for mark in ("\\", "|", "*", "_", "<", "`", "$"):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())
