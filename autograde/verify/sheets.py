"""Grades candidates in the real engine: each in a notebook that holds what its exercise needs.

A notebook has the lesson's own cells, the reference answers that the exercise builds on, and then
for each candidate the answer cell and its test.
"""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograde.engine.known import Known
from autograde.engine.run import LIMITS_KEY, EngineExecutor
from autograde.lesson.cells import grade_id, is_answer, is_experiment, is_test
from autograde.lesson.names import names_used, wanted
from autograde.lesson.reading import Lesson
from autograde.verdicts import Verdict
from autograde.verify.candidates import Candidate, Sort, visible_part
from autograde.verify.reference import reference_to

TOGETHER = 12
"""Answers that share a session, where they may."""
SEED_CELL = "seed"
SET_SEED = 'import os\nos.environ["COURSE_SEED"] = "{}"'


@dataclass(frozen=True)
class Desk:
    """An exercise, with all that it takes to grade an answer to it.

    Parameters
    ----------
    setup : the code cells before it: the lesson's own, and the answers that it needs.
    test : the test cell, whole.
    visible : its text as a student has it.
    lesson : the lesson's notebook for grading.
    """

    assignment: str
    exercise: str
    setup: tuple[str, ...]
    test: NotebookNode
    visible: str
    lesson: NotebookNode
    known: Known
    executor: EngineExecutor


@dataclass(frozen=True)
class Sheet:
    """Candidates that are graded in one session, with several seeds if asked for."""

    desk: Desk
    candidates: tuple[Candidate, ...]
    seeds: tuple[int, ...]
    explained: bool
    """Whether failures are looked up among the slips, and the visible part is run too."""


@dataclass(frozen=True)
class Graded:
    """What became of a candidate: a verdict for each seed, and one for the visible part."""

    candidate: Candidate
    seeds: tuple[int, ...]
    verdicts: tuple[Verdict, ...]
    visible: Verdict | None


def desk_for(
    lesson: Lesson,
    exercise: str,
    candidates: Sequence[Candidate],
    known: Known,
    executor: EngineExecutor,
    root: Path,
) -> Desk:
    """Set up the desk for an exercise.

    Parameters
    ----------
    candidates : all that will be graded at it.
    root : the folder that holds ``solutions/``.
    """
    cells = [cell for cell in lesson.source.cells if cell.cell_type == "code"]
    place = next(i for i, cell in enumerate(cells) if grade_id(cell) == f"test_{exercise}")
    before = [
        reference_to(lesson, str(grade_id(cell)), root).code if is_answer(cell) else cell.source
        for cell in cells[:place]
        if not is_test(cell) and not is_experiment(cell) and grade_id(cell) != exercise
    ]
    texts = [cells[place].source, *(c.code for c in candidates)]
    needed = wanted(before, set().union(*map(names_used, texts)) - {exercise})
    return Desk(
        assignment=lesson.assignment,
        exercise=exercise,
        setup=tuple(before[place] for place in sorted(needed)),
        test=cells[place],
        visible=visible_part(lesson, exercise),
        lesson=_with_limits(lesson),
        known=replace(known, slips={exercise: known.slips.get(exercise, ())}),
        executor=executor,
    )


def _with_limits(lesson: Lesson) -> NotebookNode:
    notebook = copy.deepcopy(lesson.source)
    notebook.metadata[LIMITS_KEY] = dict(lesson.limits)
    return notebook


def sheets(
    desk: Desk, candidates: Sequence[Candidate], seeds: Sequence[int], *, apart: bool = False
) -> Iterator[Sheet]:
    """How the candidates are spread over sessions.

    A cheat has one of its own, for it may change what others stand on. The others share some.

    Parameters
    ----------
    apart : whether each answer has a session for each seed, as one alone may use up its time.
    """
    first = tuple(seeds[:1])
    further = [(seed,) for seed in seeds[1:]] if apart else [tuple(seeds[1:])]
    together = 1 if apart else TOGETHER
    slips = [c for c in candidates if c.sort is Sort.SLIP]
    cheats = [c for c in candidates if c.sort is Sort.CHEAT and not c.generated]
    others = [c for c in candidates if c not in slips and c not in cheats]
    groups = [
        *((some, True) for some in _by_number(slips, together)),
        *((some, False) for some in _by_number(others, together)),
        *(((cheat,), False) for cheat in cheats),
    ]
    for some, explained in groups:
        yield Sheet(desk, some, first, explained)
        yield from (Sheet(desk, some, more, explained=False) for more in further if more)


def grade_sheet(sheet: Sheet) -> tuple[Graded, ...]:
    """Run a sheet's notebook in the engine."""
    desk = sheet.desk
    notebook = new_notebook(cells=list(_cells(sheet)), metadata=desk.lesson.metadata)
    with TemporaryDirectory() as nothing:
        execution = desk.executor.run(
            notebook,
            Path(nothing),
            seed=sheet.seeds[0],
            lesson=desk.lesson,
            known=desk.known if sheet.explained else None,
        )
    verdicts = [v for v in execution.verdicts if v.grade_id != SEED_CELL]
    each = len(sheet.seeds) + sheet.explained
    found = []
    for place, candidate in enumerate(sheet.candidates):
        own = tuple(verdicts[place * each : (place + 1) * each])
        whole = own[: len(sheet.seeds)]
        found.append(Graded(candidate, sheet.seeds, whole, own[-1] if sheet.explained else None))
    return tuple(found)


def _cells(sheet: Sheet) -> Iterator[NotebookNode]:
    desk = sheet.desk
    for candidate in sheet.candidates:
        # Nothing that a candidate finds may be the work of the one before it.
        yield new_code_cell(f"globals().pop({desk.exercise!r}, None);")
        for text in desk.setup:
            yield new_code_cell(text)
        yield _cell(desk.exercise, candidate.code, {"solution": True})
        for seed in sheet.seeds:
            if len(sheet.seeds) > 1:
                yield _cell(SEED_CELL, SET_SEED.format(seed), {"grade": True, "locked": True})
            yield new_code_cell(desk.test.source, metadata=desk.test.metadata)
        if sheet.explained:
            yield _cell(f"visible_{desk.exercise}", desk.visible, {"grade": True, "locked": True})


def _cell(name: str, text: str, flags: dict[str, bool]) -> NotebookNode:
    nbgrader = {"grade_id": name, "schema_version": 3, "points": 1, **flags}
    return new_code_cell(text, metadata={"nbgrader": nbgrader})


def _by_number(candidates: Sequence[Candidate], count: int) -> Iterator[tuple[Candidate, ...]]:
    for start in range(0, len(candidates), count):
        yield tuple(candidates[start : start + count])
