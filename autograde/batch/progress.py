"""What a person sees of grading: a bar while it runs, and the grades when it has ended."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console, RenderableType
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from autograde.batch.workplace import Workplace
from autograde.records.results import Result, grade_sheet
from autograde.records.table import grade_table
from autograde.verdicts import Status

STYLES = {
    Status.PASSED: "green",
    Status.FAILED: "red",
    Status.ERROR: "red",
    Status.TIMEOUT: "magenta",
    Status.KILLED: "magenta",
    Status.MANUAL: "cyan",
}
NOTES = 20
"""Notes that are shown at the end."""


@dataclass
class GradingProgress:
    """Counts submissions as they end."""

    bar: Progress
    task: TaskID
    statuses: Counter[Status] = field(default_factory=Counter)
    earlier: int = 0

    def count(self, result: Result) -> None:
        """A submission was graded."""
        self.statuses.update(verdict.status for verdict in result.verdicts)
        self.bar.update(self.task, advance=1, counts=_counts(self.statuses))

    def count_earlier(self) -> None:
        """A submission had been graded in an earlier run: there is one less to grade."""
        self.earlier += 1
        left = (self.bar.tasks[0].total or 1) - 1
        self.bar.update(self.task, total=left, visible=left > 0)


class _Bar(Progress):
    def get_renderables(self) -> Iterator[RenderableType]:
        yield self.make_tasks_table(self.tasks)
        yield from (Text.from_markup(task.fields["counts"]) for task in self.tasks if task.visible)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed * 60:.0f}/min" if task.speed else "", style="progress.percentage")


@contextmanager
def grading_progress(console: Console, total: int) -> Iterator[GradingProgress]:
    """Show a bar for ``total`` submissions."""
    columns = (
        TextColumn("grading"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(compact=True),
    )
    bar = _Bar(*columns, console=console)
    task = bar.add_task("", total=total, counts="")
    with bar:
        yield GradingProgress(bar, task)


def print_summary(
    console: Console,
    results: Sequence[Result],
    notes: Sequence[str],
    earlier: int,
    place: Workplace,
) -> None:
    """Show the grades, how the cells ended, what was odd, and where all of it is.

    Parameters
    ----------
    results : of all submissions, those of earlier runs included.
    notes : of what was ignored.
    earlier : how many submissions had not to be graded again.
    """
    console.print(grade_table(grade_sheet(results)))
    console.print(_counts(Counter(v.status for result in results for v in result.verdicts)))
    odd = [f"{r.student}, {r.assignment}: {note}" for r in results for note in r.notes]
    lines = [*notes, *odd][:NOTES]
    if len(notes) + len(odd) > NOTES:
        lines.append(f"{len(notes) + len(odd) - NOTES} notes more are in {place.verdicts}.")
    if earlier:
        lines.append(f"{earlier} submissions are as an earlier run graded them.")
    written = ", ".join(p.name for p in (place.grades, place.lines, place.autograded))
    lines.append(f"{written} are in {place.root}.")
    for line in lines:
        console.print(f"- {line}", markup=False, highlight=False, soft_wrap=True)


def _counts(statuses: Counter[Status]) -> str:
    shown = (
        f"[{STYLES.get(status, 'yellow')}]{statuses[status]} {status}[/]"
        for status in Status
        if statuses[status]
    )
    return " ".join(shown)
