"""How a check fails. In a notebook a failure shows its message, not a wall of traceback."""


class CheckFailure(AssertionError):
    """An answer is wrong; the text is written for the student."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of a traceback."""
        return [str(self)]


class NotAttempted(CheckFailure):
    """The stub is still as it was handed out."""


class CallRaised(CheckFailure):
    """The student's code raised an exception where a value was asked for."""
