import io

import pytest
from rich.console import Console

from autograde.records.results import Result, grade_sheet
from autograde.records.table import ROWS, grade_table
from autograde.verdicts import Status, Verdict

LESSONS = ["00_start", "01_activations", "02_dead_relus", "03_capacity", "04_preprocessing"]
LESSONS += ["05_initialization", "06_batchnorm", "07_hyperparameters", "08_capstone"]


def result(student: str, assignment: str, points: float, status: Status = Status.PASSED) -> Result:
    verdicts = (Verdict("test_x", status, points, 27.5),)
    return Result(student, assignment, assignment[3:], "", (), verdicts)


def shown(results: list[Result], width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(grade_table(grade_sheet(results)))
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


@pytest.mark.parametrize("lessons", [LESSONS[:2], LESSONS])
def test_it_fits_a_terminal_of_80_columns(lessons: list[str]) -> None:
    text = shown([result("a student of ours", lesson, 12.5) for lesson in lessons])
    assert "…" not in text
    words = text.split()
    assert words.count("12.5") == words.count("27.5") == len(lessons)
    assert {f"{12.5 * len(lessons):g}", f"{27.5 * len(lessons):g}"} < set(words)
    assert all(lesson[:2] in text for lesson in lessons)


def test_what_was_not_handed_in_is_not_shown_as_zero() -> None:
    text = shown([result("ann", "00_start", 0, Status.MISSING), result("bob", "00_start", 0)])
    ann, bob = (next(line for line in text.splitlines() if name in line) for name in ("ann", "bob"))
    assert "missing" in ann
    assert "missing" not in bob


def test_a_large_class_is_cut_and_says_so() -> None:
    text = shown([result(f"student{n:03}", "00_start", 1) for n in range(ROWS + 7)])
    assert f"student{ROWS - 1:03}" in text
    assert f"student{ROWS:03}" not in text
    assert "7 more" in text


def test_a_name_cannot_write_to_the_terminal() -> None:
    text = shown([result("[red]\x1b[2J\nann", "00_start", 1)])
    assert "[red]?[2J?ann" in text
