"""Reads the commands of a page of documentation, with the outputs that it shows for them.

They stand in blocks that are fenced as ``console``: a command after ``$ ``, below it the output,
in which ``...`` stands for anything. A block fenced as ``console serve`` holds the command of a
server.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

BLOCK = re.compile(r"^```console( serve)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """A command, the output that the page shows, and whether it goes on until it is stopped."""

    command: str
    shown: str
    serves: bool

    def is_shown(self, output: str) -> bool:
        """Whether a real output is what the page shows, spaces and line ends apart."""
        if not self.shown:
            return True
        return OutputChecker().check_output(
            self.shown, output + "\n", ELLIPSIS | NORMALIZE_WHITESPACE
        )


def read_steps(page: Path) -> list[Step]:
    """All commands of a page, in order."""
    return [step for block in BLOCK.finditer(page.read_text("utf-8")) for step in _steps(block)]


def _steps(block: re.Match[str]) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block[2], flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Step(command, shown, serves=bool(block[1]))
