"""Makes the empty gradebook that nbgrader's commands and classes then fill."""

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from nbgrader.api import Base
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import inspect

from autograde.records.database import opening, shown
from lab.errors import CourseError

MARK = "submitted_assignment"
"""A table that every gradebook has."""


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
    with opening(db_url) as engine, engine.begin() as connection:
        tables = inspect(connection).get_table_names()
        if tables and MARK not in tables:
            raise CourseError(
                f"The gradebook {shown(db_url)} holds another program's tables "
                f"({', '.join(sorted(tables)[:3])}). Name an empty database."
            )
        if not tables:
            Base.metadata.create_all(connection)
            versions = ScriptDirectory(ALEMBIC_DIR)
            MigrationContext.configure(connection).stamp(versions, "head")
