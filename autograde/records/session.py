"""Opens a gradebook that exists, to read it or change a few rows; errors become sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader import api
from sqlalchemy import create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session

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
    try:
        shown = make_url(db_url).render_as_string(hide_password=True)
        engine = create_engine(db_url)
    except (ArgumentError, ImportError) as error:
        raise CourseError(
            f"{db_url.partition('://')[0]}://... can't be opened as a gradebook ({error}). Write "
            "its URL like sqlite:////folder/gradebook.db."
        ) from error
    try:
        if not inspect(engine).has_table("submitted_notebook"):
            raise CourseError(f"{shown} is no gradebook. Grade into it first: autograde grade.")
        with Session(engine) as session, session.begin():
            if engine.dialect.name == "sqlite":
                session.execute(text(f"PRAGMA cache_size = -{CACHE}"))
            yield session
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise CourseError(
            f"The gradebook {shown} can't be used ({reason}). If another program has it open, "
            "close that, and run the same command again."
        ) from error
    finally:
        engine.dispose()
