"""Opens a gradebook that exists, to read it or change a few rows; errors become sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader import api
from sqlalchemy import inspect, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from autograde.records.database import opening, reason_of, shown
from lab.errors import CourseError

CACHE = 200_000
"""KB of an SQLite file that are kept in memory at most: it would read that of a large class, with
its own 2 MB, hundreds of times over."""
TABLES: Any = api
"""nbgrader's tables, whose columns have no types."""


def sqlite_url(path: Path) -> str:
    """The URL of a gradebook in a file.

    Raises
    ------
    CourseError
        If there is no such file: SQLite would make an empty one.
    """
    if not path.is_file():
        raise CourseError(
            f"There is no gradebook {path}. Grade first (autograde grade), or name the gradebook "
            "that was graded into with --db."
        )
    return f"sqlite:///{path.absolute()}"


@contextmanager
def gradebook_session(db_url: str) -> Iterator[Session]:
    """A session on nbgrader's tables; what was changed is committed at its end, all or nothing.

    Raises
    ------
    CourseError
        If there is no such gradebook, or the database refuses.
    """
    with opening(db_url) as engine:
        try:
            if not inspect(engine).has_table("submitted_notebook"):
                raise CourseError(
                    f"{shown(db_url)} is no gradebook. Grade into it first: autograde grade."
                )
            with Session(engine) as session, session.begin():
                if engine.dialect.name == "sqlite":
                    session.execute(text(f"PRAGMA cache_size = -{CACHE}"))
                yield session
        except SQLAlchemyError as error:
            raise CourseError(
                f"The gradebook {shown(db_url)} can't be used ({reason_of(error, db_url)}). If "
                "another program has it open, close that, and run the same command again."
            ) from error
