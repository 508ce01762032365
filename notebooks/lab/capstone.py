"""The capstone's rules in numbers, and a stopwatch for a training run. No network is here."""

import time
from dataclasses import dataclass

BUDGET = 120.0
"""Seconds of wall clock for one call of ``build_and_train``, on two processor cores."""

POINTS = (4, 6, 8, 10)
"""What the steps of accuracy give."""

GUESSING = 0.15
"""An accuracy below this may be luck: of ten classes, a guess is right in 10 %."""

STEPS = {"cifar10": (0.35, 0.40, 0.45, 0.48), "photos10": (0.58, 0.64, 0.68, 0.71)}
"""The accuracies on held-out images that give these points. Those of photos10 ask for as much:
on both sets plain steps from small weights reach the first one at best, and momentum without
regularisation misses the last."""


def points(accuracy: float, name: str) -> int:
    """The points for an accuracy on the held-out images of the data set called ``name``."""
    reached = [p for p, step in zip(POINTS, STEPS[name], strict=True) if accuracy >= step]
    return max(reached, default=0)


def earned(accuracy: float, name: str) -> int:
    """The same, and tell it: which step is reached, and which one is next."""
    given = points(accuracy, name)
    print(
        f"{100 * accuracy:.1f} % of the held-out images are right: {given} of {POINTS[-1]} points."
    )
    if accuracy < GUESSING:
        print(
            "Guessing gives 10 %: what the network has learned does not help with new images. "
            "Check that each step lowers the loss, that images and labels keep the same order, "
            "and that predict prepares images as the training does."
        )
    above = [(step, p) for step, p in zip(STEPS[name], POINTS, strict=True) if accuracy < step]
    if above:
        step, p = above[0]
        print(f"The next step is {100 * step:.0f} %, for {p} points.")
    return given


@dataclass(frozen=True)
class Note:
    """What is known after an epoch; accuracies are shares from 0 to 1, or None."""

    epoch: int
    seconds: float
    loss: float
    train: float | None
    val: float | None


class Watch:
    """A stopwatch that takes notes: ``start`` it, ask what is ``left``, ``note`` every epoch.

    Parameters
    ----------
    budget : seconds
    """

    def __init__(self, budget: float = BUDGET) -> None:
        self.budget = budget
        self.start()

    def start(self) -> None:
        """Begin at 0, without notes."""
        self.started = time.perf_counter()
        self.notes: list[Note] = []

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self.started

    @property
    def left(self) -> float:
        """Seconds that are left of the budget; below 0 when it is used up."""
        return self.budget - self.seconds

    def note(self, loss: float, train: float | None = None, val: float | None = None) -> None:
        """Note down an epoch, and print it."""
        note = Note(len(self.notes) + 1, self.seconds, float(loss), train, val)
        self.notes.append(note)
        shares = [("training", train), ("validation", val)]
        told = [f"{name} {100 * share:.1f} %" for name, share in shares if share is not None]
        print(
            f"epoch {note.epoch:3d}   {note.seconds:5.1f} of {self.budget:.0f} s   "
            + "   ".join([f"loss {note.loss:.3f}", *told])
        )
