"""What stands in a report, as plain values and in which order; how it looks is the template's."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from autograde.report.gathering import ClassWork, Work
from autograde.report.items import Item, items_of
from autograde.report.similar import Pair, same_lines
from autograde.report.stuck import Trouble, troubles_of
from autograde.verdicts import Status

BINS = 10
ROWS = 2000
"""Rows of a table that the page holds; all are in the CSV files."""
PAIRS = 60
"""Pairs of similar answers that are shown side by side."""
SLIPS = 3
"""Slips of an exercise that are open; the others are folded."""
EXERCISES = 3
"""Answers of a pair that are shown."""
LINES = 80
"""Lines of an answer that are shown."""
LOW = 0.1
"""A discrimination below this is worth a look at the test; one below its negative is odd."""


@dataclass(frozen=True)
class Histogram:
    """How many students earned which share of the points, in `BINS` steps.

    Parameters
    ----------
    counts : of the steps; the last holds full marks, too.
    words : says the same in a sentence.
    """

    counts: tuple[int, ...]
    words: str


@dataclass(frozen=True)
class LessonSummary:
    """How a lesson went. Numbers are None where nobody's notebook was graded."""

    assignment: str
    title: str
    students: int
    handed_in: int
    late: int
    waiting: int
    full: int
    mean: float | None
    median: float | None
    max_points: float
    histogram: Histogram


@dataclass(frozen=True)
class SlipCount:
    """A slip that was recognised: its name, what the student was told, how many made it."""

    name: str
    says: str
    count: int


@dataclass(frozen=True)
class ExerciseRow:
    """An item, and its slips in words."""

    item: Item
    slips: tuple[SlipCount, ...]

    @property
    def remark(self) -> str:
        """What an instructor may want to look at, or empty."""
        value = self.item.discrimination
        if value is None:
            return ""
        return "negative" if value < -LOW else "low" if value < LOW else ""


@dataclass(frozen=True)
class SideBySide:
    """Two answers to an exercise, by lines; True where the other has the same line."""

    exercise: str
    likeness: float
    evidence: int
    left: tuple[tuple[str, bool], ...]
    right: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class PairView:
    """Two students whose answers to a lesson are alike."""

    assignment: str
    pair: Pair
    shown: tuple[SideBySide, ...]


@dataclass(frozen=True)
class StudentRow:
    """A student's points by lesson, None where nothing was handed in, and their sum."""

    id: str
    name: str
    points: tuple[float | None, ...]
    total: float


@dataclass(frozen=True)
class Report:
    """All that a report says.

    Parameters
    ----------
    facts : numbers for its head, each with what it counts.
    pairs : the pairs that are shown; ``pair_count`` is how many there are.
    """

    facts: tuple[tuple[str, str], ...]
    lessons: tuple[LessonSummary, ...]
    exercises: tuple[ExerciseRow, ...]
    troubles: tuple[Trouble, ...]
    pairs: tuple[PairView, ...]
    pair_count: int
    students: tuple[StudentRow, ...]
    max_total: float
    names: Mapping[str, str]


def report_of(
    class_: ClassWork,
    pairs: Sequence[tuple[str, Pair]],
    answers: Mapping[tuple[str, str], Mapping[str, str]],
) -> Report:
    """Put a report together.

    Parameters
    ----------
    pairs : the similar answers, each with its assignment, the most telling first.
    answers : what the students of these pairs wrote, by student and assignment.
    """
    items = items_of([work.result for work in class_.work.values()])
    lessons = tuple(_lessons(class_))
    return Report(
        facts=tuple(_facts(class_, lessons, items, len(pairs))),
        lessons=lessons,
        exercises=tuple(ExerciseRow(item, tuple(_slips(class_, item))) for item in items),
        troubles=tuple(troubles_of(class_)),
        pairs=tuple(
            PairView(name, pair, tuple(_side_by_side(pair, name, answers)))
            for name, pair in pairs[:PAIRS]
        ),
        pair_count=len(pairs),
        students=tuple(_students(class_)),
        max_total=sum(lesson.max_points for lesson in lessons),
        names={person.id: person.name for person in class_.people.values() if person.name},
    )


def histogram(shares: Sequence[float]) -> Histogram:
    """Count shares of the points, each from 0 to 1."""
    counts = [0] * BINS
    for share in shares:
        # 0.3 of the points belongs to the step from 30 %, whatever its last bit.
        counts[min(BINS - 1, max(0, math.floor(share * BINS + 1e-9)))] += 1
    steps = (
        f"{count} from {100 * i // BINS} to {100 * (i + 1) // BINS} %"
        for i, count in enumerate(counts)
        if count
    )
    return Histogram(tuple(counts), f"Students by share of the points: {', '.join(steps)}.")


def _lessons(class_: ClassWork) -> Iterator[LessonSummary]:
    for lesson in class_.lessons:
        works = class_.of_lesson(lesson.assignment)
        graded = [work for work in works if not work.absent]
        most = class_.max_points[lesson.assignment]
        points = [work.points for work in graded]
        yield LessonSummary(
            assignment=lesson.assignment,
            title=lesson.title,
            students=len(class_.people),
            handed_in=sum(work.absent is not Status.MISSING for work in works),
            late=sum(work.seconds_late > 0 for work in works),
            waiting=sum(_waiting(work) for work in works),
            full=sum(p >= most for p in points),
            mean=mean(points) if points else None,
            median=median(points) if points else None,
            max_points=most,
            histogram=histogram([p / (most or 1) for p in points]),
        )


def _waiting(work: Work) -> int:
    return sum(mark.waits for mark in work.marks.cells.values())


def _facts(
    class_: ClassWork, lessons: Sequence[LessonSummary], items: Sequence[Item], similar: int
) -> Iterator[tuple[str, str]]:
    handed_in = sum(lesson.handed_in for lesson in lessons)
    graded = sum(item.students for item in items)
    passed = sum(item.passed for item in items)
    yield f"{len(class_.people):,}", "students"
    yield f"{handed_in:,} of {len(class_.people) * len(lessons):,}", "submissions handed in"
    yield _percent(passed, graded), "exercises passed, of those handed in"
    yield f"{sum(lesson.late for lesson in lessons):,}", "handed in late"
    yield f"{sum(lesson.waiting for lesson in lessons):,}", "written answers wait for points"
    yield f"{similar:,}", "pairs with similar answers"


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _slips(class_: ClassWork, item: Item) -> Iterator[SlipCount]:
    known = class_.known.get(item.assignment, {}).get(item.exercise, ())
    says = {answer.name: answer.says for answer in known}
    for name, count in item.slips.items():
        yield SlipCount(name, says.get(name, ""), count)


def _students(class_: ClassWork) -> Iterator[StudentRow]:
    for person in class_.people.values():
        works = [class_.work.get((person.id, ls.assignment)) for ls in class_.lessons]
        points = tuple(
            None if work is None or work.absent is Status.MISSING else work.points for work in works
        )
        yield StudentRow(person.id, person.name, points, sum(p or 0.0 for p in points))


def _side_by_side(
    pair: Pair, assignment: str, answers: Mapping[tuple[str, str], Mapping[str, str]]
) -> Iterator[SideBySide]:
    for alike in pair.exercises[:EXERCISES]:
        one = answers[pair.first, assignment][alike.exercise]
        two = answers[pair.second, assignment][alike.exercise]
        yield SideBySide(
            alike.exercise,
            alike.likeness,
            alike.evidence,
            tuple(same_lines(one, two))[:LINES],
            tuple(same_lines(two, one))[:LINES],
        )
