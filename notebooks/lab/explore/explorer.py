"""What an explorer is: controls, a computation, and a drawing that is kept and moved.

docs/explorers.md shows how to write one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from matplotlib.figure import Figure

from lab.explore.controls import Control, Preset, Values


@dataclass(frozen=True)
class Reading:
    """What a picture says, in words and numbers.

    Parameters
    ----------
    title : the figure's title, with the state in it: "sigmoid: 62 % saturated"
    details : one or two sentences with the other numbers and their units, shown below the picture
    """

    title: str
    details: str

    @property
    def sentence(self) -> str:
        """Both, for those who don't see the picture."""
        return f"{self.title}. {self.details}"


Artists = TypeVar("Artists", bound=tuple)
Data = TypeVar("Data")


class Explorer(Protocol[Artists, Data]):
    """The face of every explorer."""

    @property
    def look_for(self) -> str:
        """What to try and what to look for, in a sentence or two of plain text."""
        ...

    @property
    def controls(self) -> Sequence[Control]:
        """What the reader can change."""
        ...

    @property
    def presets(self) -> Sequence[Preset]:
        """The states of the lecture."""
        ...

    def set_up(self) -> tuple[Figure, Artists]:
        """Make the figure, and name in a (nested) tuple every artist that changes later.

        Everything else (axes, labels, legends) is drawn once and stays, so the axes need limits
        that suit all values.
        """
        ...

    def compute(self, values: Values) -> Data:
        """From what the controls say, what is to be drawn. It touches no figure."""
        ...

    def draw(self, artists: Artists, data: Data) -> Reading:
        """Set the data of the artists; no axes are made or cleared here."""
        ...
