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
from autograde.records.results import GradeSheet, Result
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
    bar = _Bar(*columns, console=console, refresh_per_second=4)
    task = bar.add_task("", total=total, counts="")
    with bar:
        yield GradingProgress(bar, task)


@dataclass
class Overview:
    """What a run tells at its end of all submissions, those of earlier runs included.

    Results are added one by one, and only what is shown of them is kept.
    """

    sheet: GradeSheet = field(default_factory=GradeSheet)
    statuses: Counter[Status] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    note_count: int = 0

    def add(self, result: Result) -> Result:
        """Count a result in, and give it back."""
        self.sheet.add(result)
        self.statuses.update(verdict.status for verdict in result.verdicts)
        for note in result.notes:
            self.note_count += 1
            if len(self.notes) < NOTES:
                self.notes.append(f"{result.student}, {result.assignment}: {note}")
        return result


def print_summary(
    console: Console,
    overview: Overview,
    notes: Sequence[str],
    earlier: int,
    place: Workplace,
) -> None:
    """Show the grades, how the cells ended, what was odd, and where all of it is.

    Parameters
    ----------
    notes : of what was ignored.
    earlier : how many submissions had not to be graded again.
    """
    console.print(grade_table(overview.sheet))
    console.print(_counts(overview.statuses))
    lines = [*notes, *overview.notes][:NOTES]
    further = len(notes) + overview.note_count - NOTES
    if further > 0:
        lines.append(f"{further} notes more are in {place.verdicts}.")
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
