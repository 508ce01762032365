"""What a lesson's code defines, without its experiments: quick to get, and enough to recompute."""

import contextlib
import io
from functools import cache
from typing import Any

from tests.lessons.conftest import lessons


@cache
def definitions_of(assignment: str) -> dict[str, Any]:
    """The names after the lesson's cells have run, but for those tagged as an experiment."""
    names: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in lessons()[assignment].source.cells:
            if cell.cell_type == "code" and "experiment" not in cell.metadata.get("tags", []):
                exec(compile(cell.source, f"{assignment}:{cell.id}", "exec"), names)
    return names
