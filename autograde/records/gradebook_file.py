"""Makes the empty gradebook that nbgrader's commands and classes then fill."""

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from nbgrader.api import Base
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import create_engine, inspect, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from lab.errors import CourseError


def ensure_gradebook(db_url: str) -> None:
    """Make nbgrader's tables, and note their version, in a database that has no tables.

    nbgrader does the same when it opens such a database, but through a program, ``alembic``, that
    it finds only in an activated environment and that takes seconds to start.

    Parameters
    ----------
    db_url : in the words of SQLAlchemy, ``sqlite:////folder/gradebook.db``.

    Raises
    ------
    CourseError
        If there is no such database, or it can't be opened.
    """
    try:
        shown = make_url(db_url).render_as_string(hide_password=True)
    except ArgumentError as error:
        raise CourseError(
            "The gradebook's URL isn't one. Write it like sqlite:////folder/gradebook.db."
        ) from error
    try:
        engine = create_engine(db_url)
        with engine.begin() as connection:
            if not inspect(connection).get_table_names():
                Base.metadata.create_all(connection)
                versions = ScriptDirectory(ALEMBIC_DIR)
                MigrationContext.configure(connection).stamp(versions, "head")
        engine.dispose()
    except (SQLAlchemyError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise CourseError(
            f"The gradebook {shown} can't be opened ({reason}). Check the URL and its rights."
        ) from error
