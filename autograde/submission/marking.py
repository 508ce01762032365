"""Marks one submission: from the files that were taken to a verdict for every cell with points.

It runs in a process of its own and touches neither the gradebook nor the results.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nbformat import NotebookNode, v4

from autograde.engine.clean import clean_markdown
from autograde.engine.known import Known
from autograde.lesson.cells import grade_id, graded, is_answer, is_test, is_written, points
from autograde.lesson.regions import find_regions, text_outside
from autograde.submission.finding import Submission
from autograde.submission.material import Material
from autograde.submission.reading import NotANotebook, read_notebook
from autograde.submission.restore import restore
from autograde.submission.skipping import put_back, set_aside
from autograde.submission.taking import Taken
from autograde.verdicts import Executor, Status, Verdict
from lab.errors import CourseError


@dataclass(frozen=True)
class Task:
    """All that is needed to mark one submission.

    Parameters
    ----------
    submission, taken : whose it is, and the copy of its files.
    material : what it is marked with.
    seed : of what the tests draw for this student.
    experiments : whether to run what no verdict depends on, too.
    fingerprint : of all of this.
    """

    submission: Submission
    taken: Taken
    material: Material
    cell_timeout: float
    seed: int
    experiments: bool
    fingerprint: str


@dataclass(frozen=True)
class Marked:
    """A marked submission.

    Parameters
    ----------
    verdicts : of all cells with points, in the lesson's order.
    notebook : the text of the notebook as it was run, or None if none was.
    unanswered : the grade ids of answer cells that are as they were handed out.
    notes : what was odd, in sentences.
    reliable : False where the grader failed, not the student; the next run tries again.
    """

    verdicts: tuple[Verdict, ...]
    notebook: str | None = None
    unanswered: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reliable: bool = True


MarkEach = Callable[[Iterable[Task]], Iterable[tuple[Task, Marked | None]]]
"""Marks submissions, somewhere, and tells them as they end, each once, in whatever order; None
where the marking was lost. They are taken only as fast as they are marked."""


def mark(task: Task, executor: Executor) -> Marked:
    """Restore, run and judge a submission; whatever is wrong with it becomes a verdict."""
    try:
        return _mark(task, executor)
    except CourseError:
        raise
    # One submission that the grader can't deal with must not end the run of the others.
    except Exception as error:
        return _failed(task, f"The grader could not run it ({type(error).__name__}: {error}).")


def mark_absent(task: Task) -> Marked | None:
    """The marks of a submission that there is nothing of to run; None of another."""
    if task.taken.notebook is not None and task.taken.status is None:
        return None
    return _without_running(task, task.taken.status or Status.MISSING, task.taken.reason)


def mark_lost(task: Task) -> Marked:
    """The marks of a submission whose marking ended the process that did it."""
    return _failed(task, "The grader's process was killed while it ran this notebook.")


def _mark(task: Task, executor: Executor) -> Marked:
    if (marked := mark_absent(task)) is not None:
        return marked
    source, known = task.material.source, task.material.known
    try:
        data = (task.taken.folder / str(task.taken.notebook)).read_bytes()
        restored = restore(read_notebook(data), source)
    except NotANotebook as reason:
        return _without_running(task, Status.REFUSED, f"{task.taken.notebook} {reason}.")
    unanswered = tuple(_unanswered(restored.notebook, source))
    idle = {} if task.experiments else set_aside(restored.notebook, source)
    execution = executor.run(
        restored.notebook,
        task.taken.folder,
        cell_timeout=task.cell_timeout,
        seed=task.seed,
        lesson=source,
        known=known,
    )
    put_back(execution.notebook, idle)
    found = {verdict.grade_id: verdict for verdict in execution.verdicts}
    return Marked(
        verdicts=tuple(
            _with_slip(verdict, known) for verdict in _verdicts(source, found, unanswered)
        ),
        notebook=_as_text(_fit_to_be_seen(execution.notebook, source)),
        unanswered=unanswered,
        notes=(*task.taken.notes, *restored.notes),
    )


def personal_seed(seed: int, student: str) -> int:
    """A seed for one student in one run: no neighbour's inputs, and not those of last week."""
    digest = hashlib.sha256(f"{seed} {student!r}".encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:6], "big")


def _failed(task: Task, reason: str) -> Marked:
    return replace(_without_running(task, Status.KILLED, reason), reliable=False)


def _without_running(task: Task, status: Status, reason: str) -> Marked:
    cells = graded(task.material.source)
    verdicts = tuple(Verdict(str(grade_id(c)), status, 0.0, points(c), reason) for c in cells)
    notes = () if status is Status.MISSING else (reason,)
    return Marked(verdicts, notes=(*task.taken.notes, *notes))


def _verdicts(
    source: NotebookNode, found: Mapping[str, Verdict], unanswered: tuple[str, ...]
) -> Iterator[Verdict]:
    """One verdict for each cell with points, whatever the executor said."""
    for cell in graded(source):
        name, most = str(grade_id(cell)), points(cell)
        if is_written(cell):
            message = "No answer was written." if name in unanswered else ""
            yield Verdict(name, Status.MANUAL, 0.0, most, message)
        else:
            yield found.get(name) or Verdict(
                name, Status.KILLED, 0.0, most, "The test cell did not run."
            )


def _with_slip(verdict: Verdict, known: Known) -> Verdict:
    """The verdict with the name of the slip that its message tells the student of."""
    told = [slip for slip in known.slips_of(verdict.grade_id) if slip.says in verdict.message]
    if not told:
        return verdict
    # What one slip says may be a part of what another does.
    return replace(verdict, slip=max(told, key=lambda slip: len(slip.says)).name)


def _unanswered(notebook: NotebookNode, source: NotebookNode) -> Iterator[str]:
    stubs = {name: c.source for c in source.cells if is_answer(c) and (name := grade_id(c))}
    for cell in notebook.cells:
        name = grade_id(cell)
        if name in stubs and cell.source == stubs[name]:
            yield name


def _fit_to_be_seen(notebook: NotebookNode, source: NotebookNode) -> NotebookNode:
    """The notebook without hidden tests, and with nothing that would run in a browser."""
    ours = {cell.source for cell in source.cells}
    for cell in notebook.cells:
        if is_test(cell):
            cell.source = text_outside(cell.source, find_regions(cell.source))
        elif cell.cell_type != "code" and cell.source not in ours:
            cell.source = clean_markdown(cell.source)
    return notebook


def _as_text(notebook: NotebookNode) -> str:
    # Not nbformat's own `writes`, which complains on the terminal of what a student displayed.
    # Half of a surrogate pair, which a program can print, is no character that a file can hold.
    return v4.writes(notebook).encode("utf-8", "replace").decode() + "\n"
