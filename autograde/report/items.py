"""Item analysis: how each exercise of a class went, and whether it tells the good from the weak.

Numbers alone; they come from verdicts, so points that a person gave have no part in them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from autograde.records.results import Result
from autograde.verdicts import Status, Verdict

FEWEST = 10
"""Students below whom a discrimination would be chance."""
ABSENT = frozenset({Status.MISSING, Status.REFUSED})
SAME_FOR_ALL = "all passed or all failed"
SAME_REST = "the rest of the score is the same for all"
TOO_FEW = f"fewer than {FEWEST} students"


@dataclass(frozen=True)
class Item:
    """How one exercise went, among those whose notebook was graded.

    Parameters
    ----------
    assignment, exercise : names; the exercise is its test's grade id without ``test_``.
    students : whose notebook was graded.
    passed, not_attempted : how many of them got all points, and how many left the stub.
    mean : the mean share of the points, from 0 to 1; None without students.
    discrimination : point-biserial correlation of having passed with the points of the other
        exercises of the lesson; None where it can't be had.
    why_none : the reason, or empty.
    seconds : the median run time of the test where it came to an end, or None.
    slips : names of the known slips that were recognised -> how many made it; most frequent first.
    statuses : of those who didn't pass -> how many.
    """

    assignment: str
    exercise: str
    students: int
    passed: int
    not_attempted: int
    mean: float | None
    discrimination: float | None
    why_none: str
    seconds: float | None
    slips: Mapping[str, int]
    statuses: Mapping[Status, int]

    @property
    def passed_share(self) -> float | None:
        """The share that passed, from 0 to 1; None without students."""
        return self.passed / self.students if self.students else None

    @property
    def unexplained(self) -> int:
        """How many were wrong in a way that is no known slip."""
        wrong = self.students - self.passed - self.not_attempted
        return wrong - sum(self.slips.values())


def items_of(results: Sequence[Result]) -> list[Item]:
    """The items of a class, by assignment, in the order of the lesson.

    Parameters
    ----------
    results : of all students and assignments, in any order. Written answers are left out.
    """
    by_assignment: dict[str, list[Result]] = {}
    for result in results:
        by_assignment.setdefault(result.assignment, []).append(result)
    return [item for name in sorted(by_assignment) for item in _items(name, by_assignment[name])]


def discrimination(passed: np.ndarray, rest: np.ndarray) -> tuple[float | None, str]:
    """The point-biserial correlation of an item with the rest of the score.

    Parameters
    ----------
    passed : (N,) bool array
    rest : (N,) array, each student's points in all other items

    Returns
    -------
    correlation, reason
        From -1 to 1 and empty; or None and why there is none.
    """
    if len(passed) < FEWEST:
        return None, TOO_FEW
    if passed.all() or not passed.any():
        return None, SAME_FOR_ALL
    # Sums of the same points in another order differ in their last bits.
    if np.ptp(rest) <= 1e-9 * (1 + np.abs(rest).max()):
        return None, SAME_REST
    return float(np.corrcoef(passed.astype(float), rest)[0, 1]), ""


def _items(assignment: str, results: Sequence[Result]) -> Iterator[Item]:
    known = [v.grade_id for v in max(results, key=lambda r: len(r.verdicts)).verdicts]
    graded = [
        {v.grade_id: v for v in result.verdicts if v.status is not Status.MANUAL}
        for result in results
        if result.reliable and not any(v.status in ABSENT for v in result.verdicts)
    ]
    written = {v.grade_id for r in results for v in r.verdicts if v.status is Status.MANUAL}
    totals = np.array([sum(v.points for v in verdicts.values()) for verdicts in graded])
    for grade_id in known:
        # Where nobody handed in, it isn't known which cells are written answers.
        if grade_id in written or not grade_id.startswith("test_"):
            continue
        rows = [row for row, verdicts in enumerate(graded) if grade_id in verdicts]
        yield _item(assignment, grade_id, [graded[row][grade_id] for row in rows], totals[rows])


def _item(assignment: str, grade_id: str, verdicts: Sequence[Verdict], totals: np.ndarray) -> Item:
    shares = [v.points / (v.max_points or 1) for v in verdicts]
    passed = np.array([v.status is Status.PASSED for v in verdicts], dtype=bool)
    own = np.array([v.points for v in verdicts], dtype=float)
    correlation, why_none = discrimination(passed, totals - own)
    ended = [v.seconds for v in verdicts if v.status not in {Status.TIMEOUT, Status.KILLED}]
    return Item(
        assignment=assignment,
        exercise=grade_id.removeprefix("test_"),
        students=len(verdicts),
        passed=int(passed.sum()),
        not_attempted=sum(v.not_attempted for v in verdicts),
        mean=float(np.mean(shares)) if shares else None,
        discrimination=correlation,
        why_none=why_none,
        seconds=median(ended) if ended else None,
        slips=dict(Counter(v.slip for v in verdicts if v.slip).most_common()),
        statuses=Counter(v.status for v in verdicts if v.status is not Status.PASSED),
    )
