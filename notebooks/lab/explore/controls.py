"""What a reader can change in an explorer, as plain values; the panel decides how it looks."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]
"""What the controls say: name -> number or word."""


@dataclass(frozen=True)
class Slider:
    """A number from a range.

    Parameters
    ----------
    name : the key in the values that ``compute`` gets
    label : what the reader sees before the slider
    low, high : the range, both ends included
    start : the value at first and after a reset
    step : the distance of two values, counted from ``low``; on a log scale in decades. A whole
        number, between whole ends, makes a slider of whole numbers.
    unit : what the number counts, shown behind it
    log : a logarithmic scale; ``low`` must be positive then
    """

    name: str
    label: str
    low: float
    high: float
    start: float
    step: float
    unit: str = ""
    log: bool = False

    def __post_init__(self) -> None:
        sane = self.low < self.high and self.step > 0 and (self.low > 0 or not self.log)
        if not sane or not self.allows(self.start):
            raise ValueError(f"The slider {self.name!r} can't start at {self.start}: {self}")

    def allows(self, value: float) -> bool:
        """Does the value lie on a step? Front ends move one that doesn't, without a word."""
        way = math.log10(value / self.low) if self.log else value - self.low
        steps = way / self.step
        return self.low <= value <= self.high and abs(steps - round(steps)) < 1e-3

    @property
    def whole(self) -> bool:
        """Is it a slider of whole numbers?"""
        return not self.log and all(isinstance(x, int) for x in (self.low, self.high, self.step))

    @property
    def decimals(self) -> int:
        """How many decimals of a value on a linear scale mean something."""
        return max(0, math.ceil(-math.log10(self.step) - 1e-9))

    def clean(self, raw: float) -> float:
        """The number that was meant: front ends send 0.30000000000000004 for 0.3."""
        raw = min(max(raw, self.low), self.high)
        return float(f"{raw:.3g}") if self.log else round(raw, self.decimals or None)

    @property
    def extremes(self) -> tuple[float, ...]:
        """The values at which a test looks."""
        return (self.low, self.high)


@dataclass(frozen=True)
class Choice:
    """One of a few words.

    Parameters
    ----------
    name, label : as for `Slider`
    options : the words; the first is the one at first and after a reset
    """

    name: str
    label: str
    options: Sequence[str]

    @property
    def start(self) -> str:
        """The first option."""
        return self.options[0]

    def allows(self, value: str) -> bool:
        """Is it one of the words?"""
        return value in self.options

    def clean(self, raw: str) -> str:
        """The word itself."""
        return raw

    @property
    def extremes(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(self.options)


Control = Slider | Choice


@dataclass(frozen=True)
class Preset:
    """A state worth seeing, one button: what the lecture shows.

    Parameters
    ----------
    label : the text of the button
    values : control's name -> value; all other controls go back to their start
    """

    label: str
    values: Values


def start_values(controls: Sequence[Control]) -> dict[str, Any]:
    """The values at first."""
    return {control.name: control.start for control in controls}
