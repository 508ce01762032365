"""The matrix of ``autograde verify``: exercises by kinds of answers, for a terminal."""

from collections.abc import Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograde.verify.tally import Columns, Share, Tally, total

MUST_BE_FULL = {"ref", "right", "slips", "cheats", "mutants"}
KEY = (
    "ref, right: get all points. slips, cheats, mutants: lose some. seen: slips that the visible "
    "checks alone catch. told: slips whose message says what was done. =: equivalent mutants."
)


def matrix(tallies: Sequence[Tally], seeds: int) -> RenderableType:
    """A table a lesson, and the totals."""
    parts: list[RenderableType] = []
    for assignment, group in groupby(tallies, key=lambda tally: tally.assignment):
        own = list(group)
        parts.append(_table(assignment, own))
    parts.append(Text(KEY, style="dim"))
    parts.append(Text(_totals(tallies, seeds)))
    return Group(*parts)


def _table(assignment: str, tallies: Sequence[Tally]) -> Table:
    table = Table(
        title=assignment,
        title_justify="left",
        box=SIMPLE_HEAD,
        show_edge=False,
        padding=0,
    )
    table.add_column("exercise", no_wrap=True)
    shares = total(tallies)
    for heading, share in zip(Columns._fields, shares, strict=True):
        width = max(len(heading), len(str(share)))
        table.add_column(heading, justify="right", min_width=width)
    table.add_column("=", justify="right", min_width=2)
    for tally in tallies:
        table.add_row(tally.exercise, *_cells(tally.columns), str(len(tally.equivalent) or "-"))
    if len(tallies) > 1:
        table.add_section()
        equivalent = sum(len(tally.equivalent) for tally in tallies)
        table.add_row("all", *_cells(shares), str(equivalent or "-"))
    return table


def _cells(shares: Sequence[Share]) -> list[Text]:
    return [
        Text(str(share), style="bold red" if name in MUST_BE_FULL and not share.is_full else "")
        for name, share in zip(Columns._fields, shares, strict=True)
    ]


def _totals(tallies: Sequence[Tally], seeds: int) -> str:
    shares = total(tallies)
    slips = shares.slips.total or 1
    count = sum(len({(g.candidate.sort, g.candidate.name) for g in t.graded}) for t in tallies)
    misjudged = sum(1 for tally in tallies for _ in tally.problems())
    return (
        f"{count} answers to {len(tallies)} exercises, {misjudged} misjudged. Visible checks alone "
        f"catch {100 * shares.seen.count / slips:.0f} % of the slips, "
        f"{100 * shares.told.count / slips:.0f} % get a message of their own. "
        f"{sum(tally.flips for tally in tallies)} verdicts flip between {seeds} "
        f"seed{'s' if seeds != 1 else ''}."
    )
