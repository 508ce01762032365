"""The marked regions of a cell that a student must not see: where they begin, where they end.

The markers are nbgrader's (``BEGIN SOLUTION`` and so on, anywhere in a line); this module knows
nothing of a cell's role.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

STUB = "raise NotImplementedError()"


class RegionKind(StrEnum):
    """What a region holds, in the words of its markers."""

    SOLUTION = "SOLUTION"
    HIDDEN_TESTS = "HIDDEN TESTS"
    MARK_SCHEME = "MARK SCHEME"


@dataclass(frozen=True)
class Region:
    """A region of a cell; ``begin`` and ``end`` are the line numbers of its markers, from 0."""

    kind: RegionKind
    begin: int
    end: int

    def holds(self, line: int) -> bool:
        """Whether ``line`` is in the region, the markers included."""
        return self.begin <= line <= self.end


MARKER = re.compile(f"(BEGIN|END) ({'|'.join(RegionKind)})")


class RegionError(ValueError):
    """A marker without its partner, or a region inside another."""


def find_regions(source: str) -> tuple[Region, ...]:
    """The regions of a cell, in the order in which they end.

    A mark scheme may stand inside a solution, since nbgrader clears the solution first; no other
    region may stand in another.

    Raises
    ------
    RegionError
        If a marker has no partner, or regions overlap.
    """
    if MARKER.search(source) is None:  # as in most cells, of which there are many
        return ()
    regions: list[Region] = []
    opened: list[tuple[RegionKind, int]] = []
    for number, line in enumerate(source.split("\n")):
        marker = MARKER.search(line)
        if marker is None:
            continue
        kind = RegionKind(marker[2])
        if marker[1] == "BEGIN":
            if opened and (opened[-1][0], kind) != (RegionKind.SOLUTION, RegionKind.MARK_SCHEME):
                raise RegionError(f"BEGIN {kind} stands inside a {opened[-1][0]} region")
            opened.append((kind, number))
        elif opened and opened[-1][0] == kind:
            regions.append(Region(kind, opened.pop()[1], number))
        else:
            raise RegionError(f"END {kind} has no BEGIN {kind} before it")
    if opened:
        raise RegionError(f"BEGIN {opened[-1][0]} has no END {opened[-1][0]} after it")
    return tuple(regions)


def text_inside(source: str, region: Region) -> str:
    """What stands between the markers of a region."""
    return "\n".join(source.split("\n")[region.begin + 1 : region.end])


def text_outside(source: str, regions: tuple[Region, ...], stub: str = STUB) -> str:
    """What is left for the student; a solution leaves ``stub`` in its place, indented as it was."""
    kept = []
    for number, line in enumerate(source.split("\n")):
        if not any(region.holds(number) for region in regions):
            kept.append(line)
        elif any(r.kind == RegionKind.SOLUTION and r.begin == number for r in regions):
            indent = line[: len(line) - len(line.lstrip())]
            kept.append(indent + stub)
    return "\n".join(kept)
