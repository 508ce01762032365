"""The grade table: students by assignments, with totals, for a terminal of 80 columns."""

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from autograde.records.results import GradeSheet

FEW = 3
"""Up to so many assignments have their whole names above the columns."""
ROWS = 60
"""Students that are shown; the others are in grades.csv."""


def grade_table(sheet: GradeSheet, title: str = "Grades") -> Table:
    """Show what every student earned, and below it the most that can be earned.

    Parameters
    ----------
    sheet : the points, as `autograde.records.results.grade_sheet` gathers them.
    title : stands above.

    Returns
    -------
    Table
        With one column an assignment, named by its number where there are many.
    """
    few = len(sheet.max_points) <= FEW
    table = Table(
        title=escape(title),
        title_justify="left",
        show_footer=True,
        box=SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1 if few else 0),
    )
    most = sum(sheet.max_points.values())
    table.add_column("student", "max", no_wrap=True, max_width=24)
    for assignment, points in sheet.max_points.items():
        table.add_column(_heading(assignment, sheet), f"{points:g}", justify="right")
    table.add_column("total", f"{most:g}", justify="right")
    for student in list(sheet.points)[:ROWS]:
        points = sheet.points[student]
        cells = [_cell(student, assignment, sheet) for assignment in sheet.max_points]
        table.add_row(_plain(student), *cells, Text(f"{sum(points.values()):g}", style="bold"))
    if len(sheet.points) > ROWS:
        table.caption = f"and {len(sheet.points) - ROWS} more students, in grades.csv"
    return table


def _heading(assignment: str, sheet: GradeSheet) -> Text:
    few = len(sheet.max_points) <= FEW
    return Text(assignment if few else assignment.partition("_")[0])


def _cell(student: str, assignment: str, sheet: GradeSheet) -> Text:
    points = sheet.points[student].get(assignment)
    if points is None:
        return Text("")
    if (student, assignment) in sheet.absent:
        few = len(sheet.max_points) <= FEW
        return Text(sheet.absent[student, assignment] if few else "-", style="dim")
    share = points / (sheet.max_points[assignment] or 1)
    style = "green" if share == 1 else "red" if share == 0 else ""
    return Text(f"{points:g}", style=style)


def _plain(name: str) -> Text:
    """A name without the control characters that would move a terminal's cursor."""
    return Text("".join(c if c.isprintable() else "?" for c in name))
