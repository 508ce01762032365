"""A penalty for late work that grows by the day, as a plugin of nbgrader's.

In ``nbgrader_config.py``::

    c.AssignLatePenalties.plugin_class = "autograde.records.late.PercentADay"
    c.PercentADay.percent = 10
    c.PercentADay.grace_minutes = 15
"""

import math

from nbgrader.plugins import BasePlugin
from traitlets import Float

DAY = 24 * 60 * 60


class PercentADay(BasePlugin):
    """Takes off a share of what was earned for each day that has begun since it was due."""

    percent = Float(10, min=0, max=100, help="Per cent of the points, a day.").tag(config=True)
    grace_minutes = Float(0, min=0, help="Minutes that cost nothing.").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """The points that are taken off, at most all; None if it was in time."""
        late = total_seconds_late - 60 * self.grace_minutes
        if late <= 0:
            return None
        return score * min(1.0, math.ceil(late / DAY) * self.percent / 100)
