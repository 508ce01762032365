"""The checks of a multiple-choice question: predict first, then run, then explain."""

from lab.check import words
from lab.check.failures import CheckFailure


def question(name: str, choice: object, options: str) -> "Question":
    """Begin the checks of the student's ``choice``, one letter of ``options``.

    Raises
    ------
    CheckFailure
        If the choice isn't one of the letters.
    """
    if type(choice) is not str or choice.strip().lower() not in set(options):
        letters = ", ".join(f'"{letter}"' for letter in options)
        raise CheckFailure(
            words.message(f"{name} must be one of {letters}.", ("came", words.describe(choice)))
        )
    return Question(name, choice.strip().lower())


class Question:
    """A valid choice, to be compared with the right one when the work is graded."""

    def __init__(self, name: str, choice: str) -> None:
        self.name = name
        self.choice = choice

    def is_answered_by(self, right: str, hint: str) -> None:
        """The choice is ``right``; on failure the message gives the hint, not the letter."""
        if self.choice != right:
            raise CheckFailure(
                words.message(f'{self.name} = "{self.choice}" is not what happens.', hint=hint)
            )

    def done(self) -> None:
        """Say that the choice is noted."""
        print(f'Your prediction, "{self.choice}", is noted. Run the experiment below to see.')
