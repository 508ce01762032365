"""What all tests share: those that need the sandbox are skipped, with the reason, without it."""

import os
import shutil
from pathlib import Path

import pytest

# Started by `make test`, a `make` within a test would report to that one, and say so.
for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
    os.environ.pop(name, None)

TESTS = Path(__file__).parent
NEED_THE_SANDBOX = [TESTS / name for name in ("engine", "examples", "grading", "hostile", "verify")]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if shutil.which("bwrap"):
        return
    skip = pytest.mark.skip(reason="bubblewrap is not installed: apt-get install bubblewrap")
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in NEED_THE_SANDBOX):
            item.add_marker(skip)
