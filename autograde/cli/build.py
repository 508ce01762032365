"""``autograde build``: from the lessons to the notebooks."""

from autograde.cli.shared import CONSOLE


def build() -> None:
    """Turn the lessons into the students' notebooks (and nbgrader's source)."""
    from autograde.course import Course
    from autograde.publish.build import build_course

    build_course(Course.here(), CONSOLE)
