"""Says which known slip a wrong answer is: one that fails in the same way in the same test."""

import hashlib
from collections.abc import Callable, MutableMapping, Sequence

from autograde.engine.findings import Findings
from autograde.engine.known import Known, Slip
from autograde.engine.stand import Stand, Test

Outcomes = MutableMapping[str, Findings]
Learnt = Callable[[str, Findings], None]


class SlipBook:
    """Looks up a failure among the slips of its exercise.

    Parameters
    ----------
    known : of the lesson.
    seed : of the inputs that its tests draw.
    outcomes : of slips that were tried before; new ones are added.
    learnt : is told of each new one that holds for other seeds too.
    """

    def __init__(self, known: Known, seed: int, outcomes: Outcomes, learnt: Learnt) -> None:
        self.known = known
        self.seed = seed
        self.outcomes = outcomes
        self.learnt = learnt
        self._stand = Stand(known)
        self._stage = hashlib.sha256(repr(known.stage).encode()).hexdigest()

    def says(self, test: str, text: str, found: Findings, *, in_place: bool = False) -> str:
        """What to tell a student in whose answer a test found this; empty where no slip fits.

        Parameters
        ----------
        test, text : the grade id of the test cell, and what stands in it.
        in_place : whether the exercise is to change its argument.
        """
        slips = self.known.slips_of(test)
        test_cell = Test(test, text, in_place)
        in_sight = self._tried(test_cell, [slip for slip in slips if slip.says], until_drawn=True)
        likely = [(slip, other) for slip, other in in_sight if other.has_same_seen(found)]
        further = self._tried(test_cell, [slip for slip, other in likely if not other.whole])
        compared = [*(pair for pair in likely if pair[1].whole), *further]
        same = [slip.says for slip, other in compared if other.is_same(found)]
        near = {slip.says for slip, other in compared if other.has_same_first(found)}
        if same:
            return same[0]
        return near.pop() if len(near) == 1 else ""

    def close(self) -> None:
        """End the process that slips are tried in."""
        self._stand.close()

    def _tried(
        self, test: Test, slips: Sequence[Slip], *, until_drawn: bool = False
    ) -> list[tuple[Slip, Findings]]:
        """What the test finds in each slip, up to where it draws inputs, or to its end."""
        keys = [self._key(test.text, slip, until_drawn) for slip in slips]
        new = {key: slip for key, slip in zip(keys, slips, strict=True) if key not in self.outcomes}
        for key, outcome in self._stand.findings(test, new, until_drawn).items():
            self.outcomes[key] = outcome
            if until_drawn:
                self.learnt(key, outcome)
        return [(slip, self.outcomes[key]) for key, slip in zip(keys, slips, strict=True)]

    def _key(self, text: str, slip: Slip, until_drawn: bool) -> str:
        parts = self._stage, text, slip.code, None if until_drawn else self.seed
        return hashlib.sha256(repr(parts).encode()).hexdigest()
