"""A gradebook's database by its URL: how to name it to people, and how several graders share it.

A password is in no sentence and no file that is written here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Engine, create_engine, func, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from lab.errors import CourseError

POSTGRESQL = "postgresql"
OUR_LOCKS = 0x6175746F
"""The first number of our advisory locks, so that they are no other program's."""
CONNECT_SECONDS = 10


def parsed(db_url: str) -> URL:
    """The URL in its parts.

    Raises
    ------
    CourseError
        If it isn't one, or a part of the password would be taken for the name of a computer.
    """
    try:
        url = make_url(db_url)
    except (ArgumentError, ValueError):
        raise CourseError(
            "The gradebook's URL isn't one. Write it like sqlite:////folder/gradebook.db or "
            "postgresql+psycopg://user@host/database."
        ) from None
    if "@" in f"{url.host}{url.port}" or ("@" in str(url.database) and url.password):
        raise CourseError(
            "The gradebook's URL has an @ in its password. Write it as %40, or, better, leave the "
            "password out and put it into the file ~/.pgpass."
        )
    return url


def shown(db_url: str) -> str:
    """The URL as people may see it: without password and settings."""
    return parsed(db_url).set(query={}).render_as_string(hide_password=True)


def without_password(db_url: str) -> str:
    """The URL as it may be written to a file; PostgreSQL then looks for the password elsewhere."""
    url = parsed(db_url)
    query = {name: value for name, value in url.query.items() if "password" not in name}
    return URL.create(
        url.drivername, url.username, None, url.host, url.port, url.database, query
    ).render_as_string()


def reason_of(error: BaseException, db_url: str) -> str:
    """Why a database refused, in its own words, without the password."""
    reason = " ".join(str(getattr(error, "orig", None) or error).partition("\n[SQL")[0].split())
    password = parsed(db_url).password
    return (reason.replace(str(password), "***") if password else reason)[:300]


@contextmanager
def opening(db_url: str) -> Iterator[Engine]:
    """An engine for a first look into a database.

    Raises
    ------
    CourseError
        If it can't be opened, or what is done with it in the block is refused.
    """
    settings = {}
    url = parsed(db_url)
    if url.get_backend_name() == POSTGRESQL and "connect_timeout" not in url.query:
        settings = {"connect_timeout": CONNECT_SECONDS}
    try:
        engine = create_engine(db_url, poolclass=NullPool, connect_args=settings)
        yield engine
    except ImportError as error:
        raise CourseError(
            f"The gradebook {shown(db_url)} needs a package that is not installed ({error.name}). "
            "For postgresql+psycopg://: .venv/bin/pip install -e '.[postgresql]' "
            "-c constraints.txt"
        ) from error
    except (SQLAlchemyError, TypeError) as error:
        raise CourseError(
            f"The gradebook {shown(db_url)} can't be opened ({reason_of(error, db_url)}). "
            "Check the URL, that its server runs, and your rights there."
        ) from error


@contextmanager
def alone_in(db_url: str) -> Iterator[None]:
    """Hold other graders off a PostgreSQL database, as long as it takes to set it up.

    In other databases it does nothing: SQLite locks the file itself.

    Raises
    ------
    CourseError
        If it can't be opened.
    """
    if parsed(db_url).get_backend_name() != POSTGRESQL:
        yield
        return
    with opening(db_url) as engine:
        connection = engine.connect()
        # It is held by the transaction that begins here: a pooler between us and the server may
        # give another connection to the next one.
        connection.execute(select(func.pg_advisory_xact_lock(OUR_LOCKS, 0)))
    with connection:
        yield


def take_turn(session: Any, student: str) -> None:
    """Hold other graders off a student's rows until the session's transaction ends.

    Two that enter the same student at once would otherwise both find that nobody is there.
    """
    if session.get_bind().dialect.name == POSTGRESQL:
        session.execute(select(func.pg_advisory_xact_lock(OUR_LOCKS, func.hashtext(student))))
