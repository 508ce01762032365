"""What the grader knows of a lesson beside its tests: the reference around them, and known slips.

Values alone, which go to the examiner with each job.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Self


@dataclass(frozen=True)
class StageCell:
    """A cell of the lesson with the reference in it, before which a test may be run."""

    name: str
    """Its grade id, or empty."""
    text: str
    test: bool = False


@dataclass(frozen=True)
class Slip:
    """A known wrong answer: what to tell a student who gave it, and its name for instructors."""

    says: str
    code: str
    name: str = ""


@dataclass(frozen=True)
class Known:
    """What is known of a lesson beside its tests.

    Parameters
    ----------
    stage : its cells in order, those apart on which no verdict depends.
    slips : of each exercise.
    """

    stage: tuple[StageCell, ...] = ()
    slips: Mapping[str, tuple[Slip, ...]] = field(default_factory=dict)

    def slips_of(self, test: str) -> tuple[Slip, ...]:
        """The slips of the exercise that a test cell, by its grade id, is about."""
        return self.slips.get(test.removeprefix("test_"), ())

    @cached_property
    def text(self) -> str:
        """All of it as JSON, for another process."""
        return json.dumps(asdict(self))

    @classmethod
    def of(cls, text: str) -> Self:
        """What such a text says."""
        raw = json.loads(text)
        stage = tuple(StageCell(**cell) for cell in raw["stage"])
        slips = {name: tuple(Slip(**slip) for slip in own) for name, own in raw["slips"].items()}
        return cls(stage, slips)
