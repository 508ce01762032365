"""How a check fails: what the student reads, and what the grader needs to know the slip again.

In a notebook a failure shows its message, not a wall of traceback.
"""

import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

STUDENT_FILE = "<the student's notebook>"
"""Where an error arose, as its traceback has it, if that was in another process."""
WIDTH = 88
"""Characters of a line in a notebook; a longer one would be broken within a word."""
FEW = 4
"""Checks that are named where a notebook tells which ones passed."""


@dataclass(frozen=True)
class Facts:
    """Where a check failed, and with what. Two answers with equal facts made the same slip.

    Parameters
    ----------
    exercise : whose checks they are.
    number : how many of its checks had passed before.
    call : what was judged, as a student would type it.
    came : the value that was refused, or a text about it.
    near : how far a number may be off for the same slip, where chance has a part in it.
    """

    exercise: str
    number: int
    call: str
    came: object
    near: float = 0.0


class CheckFailure(AssertionError):
    """An answer is wrong; the text is written for the student."""

    facts: Facts | None = None
    passed: tuple[str, ...] = ()
    """The checks that passed before, each in a few words, or empty where it has none."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of a traceback."""
        lines = [*str(self).split("\n"), *self._what_passed(), *self._where_hints_are()]
        return [_folded(line) for line in lines]

    def _what_passed(self) -> list[str]:
        count = len(self.passed)
        if not count:
            return []
        named = [name for name in self.passed if name][-FEW:]
        more = f"{count - len(named)} more" if count > len(named) else ""
        right = ", ".join([*named, more] if more else named)
        unnamed = f"{count} check{'s' if count > 1 else ''} before this one"
        return [f"  {'right:':<10} {right if named else unnamed}"]

    def _where_hints_are(self) -> list[str]:
        from lab.hints import has_hints

        if self.facts is None or not has_hints(self.facts.exercise):
            return []
        return [f'  {"stuck?":<10} import lab; lab.hint("{self.facts.exercise}")']


def _folded(line: str) -> str:
    """A line of a message in as many lines as it needs, the further ones below its text."""
    if len(line) <= WIDTH:
        return line
    below = " " * (13 if line.startswith("  ") else 4)
    folded = textwrap.wrap(
        line,
        WIDTH,
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(folded)


class NotAttempted(CheckFailure):
    """The stub is still as it was handed out."""


class CallRaised(CheckFailure):
    """The student's code raised an exception where a value was asked for."""


class InputsDrawn(Exception):
    """A test came to where it draws inputs, and was to go no further."""


@dataclass
class Evidence:
    """What a test finds where it goes on after a failure, as the grader has it do.

    Parameters
    ----------
    until_drawn : whether the test is to end where it draws its first inputs.
    at_first : is called at the first failure.
    failures : the failed checks, in their order.
    seen : how many of them came before any inputs were drawn; None as long as none were.
    """

    until_drawn: bool = False
    at_first: Callable[[], None] = lambda: None
    failures: list[CheckFailure] = field(default_factory=list)
    seen: int | None = None

    def take(self, failure: CheckFailure) -> None:
        """Add a failed check."""
        self.failures.append(failure)
        if len(self.failures) == 1:
            self.at_first()

    def note_draw(self) -> None:
        """Inputs are being drawn."""
        if self.until_drawn:
            raise InputsDrawn
        if self.seen is None:
            self.seen = len(self.failures)


_present: ContextVar[Evidence | None] = ContextVar("evidence", default=None)


@contextmanager
def going_on(evidence: Evidence) -> Iterator[None]:
    """In this block a check that fails is added to ``evidence``, and the next one is made."""
    token = _present.set(evidence)
    try:
        yield
    finally:
        _present.reset(token)


def evidence() -> Evidence | None:
    """What failures are added to, where a test goes on after one."""
    return _present.get()
