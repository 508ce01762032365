"""Lets nbgrader find the programs of its own environment, where that is not activated."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def programs_on_path() -> Iterator[None]:
    """Put this Python's programs first on the search path for the time of the block.

    nbgrader starts ``alembic`` by its name alone when it makes a gradebook, and that is found only
    in an activated environment; ``.venv/bin/autograde`` is run without.
    """
    before = os.environ.get("PATH", os.defpath)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
