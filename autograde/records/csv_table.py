"""Reads a table that a person made, in a spreadsheet or by hand: rows of texts by column."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lab.errors import CourseError


@dataclass(frozen=True)
class Row:
    """A row: its line in the file, and its texts by column, without spaces around them."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """The rows of a file, and the columns that it has beyond those that were asked for."""

    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path, required: Sequence[str], optional: Sequence[str]) -> Table:
    """Read a CSV file with a line of headings; commas, semicolons or tabs between columns.

    Parameters
    ----------
    required, optional : the columns' names; "First name" and "first_name" are the same.

    Raises
    ------
    CourseError
        If it can't be read, a required column is missing, or a row doesn't fit the headings.
    """
    lines = _text(path).splitlines()
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=_delimiter(lines))
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise CourseError(
            f"{path}, line {reader.line_num}: {error}. Save it as a CSV file."
        ) from error
    wanted = [*required, *optional]
    headings = [_normal(cell) for cell in rows[0][1]] if rows else []
    for name in required:
        if name not in headings:
            raise CourseError(
                f"{path} has no column '{name}'. Its first line names the columns: "
                f"{', '.join(required)}; and, if you like, {', '.join(optional) or 'no other'}."
            )
    for name in wanted:
        if headings.count(name) > 1:
            raise CourseError(f"{path} has two columns '{name}'. Remove one.")
    return Table(
        columns=tuple(name for name in wanted if name in headings),
        unknown=tuple(
            cell.strip()
            for cell, name in zip(rows[0][1], headings, strict=True)
            if name and name not in wanted
        ),
        rows=tuple(_row(path, line, cells, headings) for line, cells in rows[1:]),
    )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CourseError(
            f"{path} is not UTF-8 (byte {error.start}). Save it as 'CSV UTF-8'."
        ) from error
    except OSError as error:
        raise CourseError(f"{path} can't be read ({error.strerror}). Check its name.") from error


def _delimiter(lines: Sequence[str]) -> str:
    """What stands most often in the headings; spreadsheets differ from country to country."""
    first = next((line for line in lines if line.strip()), "")
    return max(",;\t", key=first.count)


def _row(path: Path, line: int, cells: Sequence[str], headings: Sequence[str]) -> Row:
    if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
        raise CourseError(
            f"{path}, line {line} has {len(cells)} cells, and the headings are {len(headings)}. "
            "Put a text that holds the separator in quotes."
        )
    padded = [*cells, *[""] * len(headings)]
    return Row(line, {name: cell.strip() for name, cell in zip(headings, padded, strict=False)})


def _normal(heading: str) -> str:
    return re.sub(r"[\W_]+", "_", heading.strip().lower()).strip("_")
