"""``autograde verify``: it has every candidate graded, and shows how they were judged."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograde.batch.workers import Workers, free_cores
from autograde.course import Course
from autograde.engine.limits import Limits
from autograde.engine.run import EngineExecutor
from autograde.lesson.answers import known_of, read_answers
from autograde.lesson.reading import Lesson, read_lessons
from autograde.verdicts import Status, Verdict
from autograde.verify.candidates import Candidate, Sort, cheap_cheats, of_collection
from autograde.verify.equivalent import read_equivalent
from autograde.verify.mutants import mutants_of
from autograde.verify.reference import reference_to
from autograde.verify.sheets import Graded, Sheet, desk_for, grade_sheet, sheets
from autograde.verify.table import matrix
from autograde.verify.tally import Tally
from lab.errors import CourseError

LONG = "{0} was left out, as an answer takes minutes: autograde verify --assignment {0}"


@dataclass(frozen=True)
class VerifyOptions:
    """What to verify.

    Parameters
    ----------
    assignment, exercise : only this one; None means all.
    seeds : how many seeds each candidate is graded with.
    mutants : whether to mutate the references.
    untold : whether to list the slips whose own words were not in their message.
    jobs : processes side by side; None means one a core.
    jailed : False grades without the sandbox.
    """

    assignment: str | None = None
    exercise: str | None = None
    seeds: int = 1
    mutants: bool = True
    untold: bool = False
    jobs: int | None = None
    jailed: bool = True


def verify_course(course: Course, options: VerifyOptions, console: Console) -> list[Tally]:
    """Grade all candidates, and show how they were judged.

    Returns
    -------
    list of Tally
        One an exercise, in the order of the lessons.

    Raises
    ------
    CourseError
        If the lessons or the answers are malformed, or what is asked for isn't there.
    KeyboardInterrupt
        As it came.
    """
    lessons = read_lessons(course.lessons)
    listed = read_equivalent(course.answers, lessons)
    plan = _plan(course, lessons, options)
    jobs = options.jobs or len(free_cores())
    places = {id(sheet): place for place, sheet in enumerate(plan)}
    graded: dict[tuple[str, str], dict[int, tuple[Graded, ...]]] = {}
    with (
        TemporaryDirectory(prefix="autograde-", ignore_cleanup_errors=True) as scratch,
        _progress(console, sum(len(sheet.candidates) for sheet in plan)) as advance,
        closing(Workers(jobs, Path(scratch), [grade_sheet.__module__])) as workers,
    ):
        longest_first = sorted(plan, key=lambda sheet: -len(sheet.candidates) * len(sheet.seeds))
        for sheet, result in workers.run_each(grade_sheet, longest_first):
            key = sheet.desk.assignment, sheet.desk.exercise
            graded.setdefault(key, {})[places[id(sheet)]] = result or _lost(sheet)
            advance(len(sheet.candidates))
    tallies = []
    for lesson in lessons:
        for exercise in lesson.exercises:
            key = lesson.assignment, exercise
            if key in graded:
                own = tuple(e for e in listed if (e.assignment, e.exercise) == key)
                found = [one for _, some in sorted(graded[key].items()) for one in some]
                found.sort(key=lambda one: one.seeds)
                tallies.append(Tally(*key, tuple(found), own, options.mutants))
    console.print(matrix(tallies, options.seeds))
    for lesson in lessons:
        if options.assignment is None and _is_long(lesson):
            console.print(LONG.format(lesson.assignment), markup=False, highlight=False)
    untold = [note for tally in tallies for note in tally.untold()] if options.untold else []
    for line in (*problems(tallies), *untold):
        console.print(f"- {line}", markup=False, highlight=False, soft_wrap=True)
    return tallies


@contextmanager
def _progress(console: Console, total: int) -> Iterator[Callable[[int], None]]:
    columns = (
        TextColumn("verifying"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda count: bar.advance(task, count)


def problems(tallies: Sequence[Tally]) -> list[str]:
    """All that is misjudged."""
    return [problem for tally in tallies for problem in tally.problems()]


def _plan(course: Course, lessons: Sequence[Lesson], options: VerifyOptions) -> list[Sheet]:
    """The sheets to be graded, in the order of the lessons."""
    answers = read_answers(course.answers, lessons)
    executor = EngineExecutor(jailed=options.jailed, course=course.root)
    plan: list[Sheet] = []
    for lesson in lessons:
        if lesson.assignment != options.assignment and (options.assignment or _is_long(lesson)):
            continue
        known = known_of(lesson, answers[lesson.assignment])
        for exercise in lesson.exercises:
            if options.exercise not in (None, exercise):
                continue
            reference = reference_to(lesson, exercise, course.root)
            candidates: list[Candidate] = [
                Candidate(Sort.REFERENCE, "the reference", reference.code),
                *of_collection(answers[lesson.assignment].get(exercise, ())),
                *(() if _is_long(lesson) else cheap_cheats(lesson, reference, known)),
                *(mutants_of(reference) if options.mutants and not _is_long(lesson) else ()),
            ]
            desk = desk_for(lesson, exercise, candidates, known, executor, course.root)
            apart = _is_long(lesson)
            plan += sheets(desk, candidates, range(options.seeds), apart=apart)
    if not plan:
        raise CourseError(_nothing(lessons, options))
    return plan


def _is_long(lesson: Lesson) -> bool:
    """Whether an answer may take minutes, so that the lesson is verified only if it is named."""
    return lesson.limits.get("cell_seconds", 0) > Limits().cell_seconds


def _nothing(lessons: Sequence[Lesson], options: VerifyOptions) -> str:
    known = {lesson.assignment: lesson.exercises for lesson in lessons}
    if options.assignment is not None and options.assignment not in known:
        return f"There is no assignment '{options.assignment}'. This course has {', '.join(known)}."
    chosen = [options.assignment] if options.assignment else list(known)
    names = ", ".join(name for assignment in chosen for name in known[assignment])
    return f"There is no exercise '{options.exercise}'. There are {names}."


def _lost(sheet: Sheet) -> tuple[Graded, ...]:
    """What is said of candidates that ended the process which graded them."""
    reason = "The grader's process was killed while it ran this."
    verdict = Verdict(f"test_{sheet.desk.exercise}", Status.KILLED, 0.0, 1.0, reason)
    verdicts = (verdict,) * len(sheet.seeds)
    return tuple(Graded(c, sheet.seeds, verdicts, None) for c in sheet.candidates)
