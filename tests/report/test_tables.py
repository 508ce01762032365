"""The tables for other programs: their columns, and that no cell of theirs is a formula."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from class_work import LATE, NAME, class_work, result, verdict

from autograde.records.marks import CellMark
from autograde.report import tables
from autograde.report.gathering import ClassWork, Person
from autograde.report.items import items_of
from autograde.verdicts import Status

ANN = Person("ann", "Ann", "Lee", "ann@example.org", "4711")
EVE = Person("-eve", '=HYPERLINK("http://x","y")', "@SUM(A1)", "+eve@example.org")


@pytest.fixture
def class_() -> ClassWork:
    late = replace(LATE, cells={"test_one": CellMark(1.5)}, penalty=0.25)
    return class_work(
        result("ann", verdict("one", 2)),
        result("-eve", verdict("one", 0, Status.MISSING)),
        people={"ann": ANN, "-eve": EVE},
        marks={"ann": late},
    )


def test_canvas_has_its_five_columns_and_the_points_possible(class_: ClassWork) -> None:
    assert list(tables.canvas_rows(class_)) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", NAME],
        ["    Points Possible", "", "", "", "", "2"],
        ['@SUM(A1), =HYPERLINK("http://x","y")', "", "", "-eve", "", ""],
        ["Lee, Ann", "4711", "", "ann", "", "1.25"],
    ]


def test_moodle_has_an_id_and_an_address_to_map(class_: ClassWork) -> None:
    heading, _, ann = tables.moodle_rows(class_)
    assert heading == ["First name", "Last name", "ID number", "Email address", NAME]
    assert ann == ["Ann", "Lee", "4711", "ann@example.org", "1.25"]


def test_gradescope_has_the_columns_of_its_own_export(class_: ClassWork) -> None:
    heading, eve, ann = tables.gradescope_rows(class_)
    assert heading == [
        *("First Name", "Last Name", "SID", "Email", "Sections", NAME, f"{NAME} - Max Points"),
        *(f"{NAME} - Submission Time", f"{NAME} - Lateness (H:M:S)", "Total Lateness (H:M:S)"),
    ]
    assert ann[5:] == ["1.25", "2", "2026-11-02 10:30:00 +0000", "02:30:00", "02:30:00"]
    assert eve[5:] == ["", "2", "", "00:00:00", "00:00:00"]


def test_items_have_a_row_an_exercise() -> None:
    results = [result(str(i), verdict("one", 0, slip="wrong axis")) for i in range(3)]
    heading, row = tables.item_rows(items_of(results))
    cells = dict(zip(heading, row, strict=True))
    assert (cells["exercise"], cells["students"], cells["passed_share"]) == ("one", "3", "0")
    assert cells["slips"] == "wrong axis: 3"
    assert cells["discrimination"] == ""
    assert cells["why_no_discrimination"].startswith("fewer than")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|'/C calc'!A0",
        "+cmd|'/C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1+1",
        "  =1+1",
        "\r\n=1+1",
        "\uff1d1+1",
        '=HYPERLINK("http://x","y")',
    ],
)
def test_a_formula_becomes_a_text(tmp_path: Path, text: str) -> None:
    tables.write_table(tmp_path / "t.csv", [[text]])
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [[f"'{text}"]]


@pytest.mark.parametrize(
    "text", ["ann", "-12345", "+4915112345", "-0.25", "@ann", "ann-lee", "    Points Possible", ""]
)
def test_ids_numbers_and_other_texts_stay_as_they_are(text: str) -> None:
    assert tables.plain_cell(text) == text
