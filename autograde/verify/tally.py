"""Counts what became of the candidates, and words what is wrong with a judgement."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from autograde.verdicts import Verdict
from autograde.verify.candidates import Sort
from autograde.verify.equivalent import Equivalent
from autograde.verify.sheets import Graded


@dataclass(frozen=True)
class Share:
    """So many of all."""

    count: int
    total: int

    def __add__(self, other: "Share") -> "Share":
        return Share(self.count + other.count, self.total + other.total)

    def __str__(self) -> str:
        return f"{self.count}/{self.total}" if self.total else "-"

    @property
    def is_full(self) -> bool:
        """Whether none is missing."""
        return self.count == self.total


class Columns(NamedTuple):
    """The matrix's row of an exercise, or of several together."""

    ref: Share
    right: Share
    slips: Share
    seen: Share
    told: Share
    cheats: Share
    mutants: Share


@dataclass(frozen=True)
class Tally:
    """The judgement of one exercise.

    Parameters
    ----------
    graded : its candidates, with one seed, and those graded with further seeds again.
    equivalent : mutants of it that are as right as the reference.
    mutated : whether there are mutants among the candidates.
    """

    assignment: str
    exercise: str
    graded: tuple[Graded, ...]
    equivalent: tuple[Equivalent, ...] = ()
    mutated: bool = True

    @property
    def columns(self) -> Columns:
        """How many of each sort were judged as they should be."""
        return Columns(
            ref=_share(self._of(Sort.REFERENCE), passed),
            right=_share(self._of(Sort.RIGHT), passed),
            slips=_share(self.slips, is_caught),
            seen=_share(self.slips, is_caught_in_sight),
            told=_share(self.slips, is_told),
            cheats=_share(self._of(Sort.CHEAT), is_caught),
            mutants=_share(self._mutants(), is_caught),
        )

    @property
    def slips(self) -> list[Graded]:
        """The slips, with the first seed, in their order."""
        return self._of(Sort.SLIP)

    @property
    def flips(self) -> int:
        """The number of candidates whose verdict depends on the seed."""
        return sum(1 for _ in self._flipped())

    def problems(self) -> Iterator[str]:
        """What is misjudged, and what is wrong in the list of equivalent mutants."""
        place = f"{self.assignment}, {self.exercise}"
        for graded in self._first():
            candidate = graded.candidate
            if candidate.sort.is_right and not passed(graded):
                said = graded.verdicts[0].message.partition("\n")[0]
                yield f'{place}: the {candidate.sort} "{candidate.name}" loses points: {said}'
            if not candidate.sort.is_right and passed(graded) and not self._is_listed(graded):
                yield f'{place}: the {candidate.sort} "{candidate.name}" gets all points.'
        for graded, losing in self._flipped():
            seeds = ", ".join(map(str, losing))
            yield (
                f'{place}: the verdict on the {graded.candidate.sort} "{graded.candidate.name}" '
                f"depends on the seed; it loses points with {seeds}."
            )
        if self.mutated:
            mutants = {g.candidate.name: g for g in self._of(Sort.MUTANT)}
            for listed in self.equivalent:
                if listed.mutant not in mutants:
                    yield f'{place}: there is no mutant "{listed.mutant}" any more. Unlist it.'
                elif not passed(mutants[listed.mutant]):
                    yield f'{place}: the mutant "{listed.mutant}" is caught, and not equivalent.'

    def untold(self) -> Iterator[str]:
        """The slips that have words, but whose message is without them."""
        for graded in self.slips:
            if graded.candidate.says and not is_told(graded) and is_caught(graded):
                said = " ".join(graded.verdicts[0].message.split())
                yield (
                    f'{self.assignment}, {self.exercise}: the slip "{graded.candidate.name}" '
                    f"is not told by its own words, but: {said}"
                )

    def _first(self) -> list[Graded]:
        """With the first seed."""
        return [graded for graded in self.graded if graded.seeds[0] == self.graded[0].seeds[0]]

    def _of(self, sort: Sort) -> list[Graded]:
        return [graded for graded in self._first() if graded.candidate.sort is sort]

    def _mutants(self) -> list[Graded]:
        return [graded for graded in self._of(Sort.MUTANT) if not self._is_listed(graded)]

    def _is_listed(self, graded: Graded) -> bool:
        return graded.candidate.sort is Sort.MUTANT and any(
            listed.mutant == graded.candidate.name for listed in self.equivalent
        )

    def _flipped(self) -> Iterator[tuple[Graded, list[int]]]:
        """The candidates with different verdicts, and the seeds with which they lose points."""
        by_candidate: dict[tuple[Sort, str], list[Graded]] = {}
        for graded in self.graded:
            key = graded.candidate.sort, graded.candidate.name
            by_candidate.setdefault(key, []).append(graded)
        for same in by_candidate.values():
            verdicts = [pair for g in same for pair in zip(g.seeds, g.verdicts, strict=True)]
            losing = [seed for seed, verdict in verdicts if not _full(verdict)]
            if 0 < len(losing) < len(verdicts):
                yield same[0], losing


def passed(graded: Graded) -> bool:
    """Whether a candidate got all points."""
    return _full(graded.verdicts[0])


def is_caught(graded: Graded) -> bool:
    """Whether a candidate lost points."""
    return not passed(graded)


def is_caught_in_sight(graded: Graded) -> bool:
    """Whether the visible part of the test alone catches it."""
    return graded.visible is not None and not _full(graded.visible)


def is_told(graded: Graded) -> bool:
    """Whether the message of a slip has the slip's own words."""
    says = graded.candidate.says
    return bool(says) and says in graded.verdicts[0].message


def total(tallies: Iterable[Tally]) -> Columns:
    """The sums of all columns."""
    columns = zip(*(tally.columns for tally in tallies), strict=True)
    return Columns(*(sum(column, Share(0, 0)) for column in columns))


def _share(graded: Sequence[Graded], holds: Callable[[Graded], bool]) -> Share:
    return Share(sum(holds(one) for one in graded), len(graded))


def _full(verdict: Verdict) -> bool:
    return verdict.points >= verdict.max_points
