"""Where the parts of the course lie on disk. It reads nothing but the names of folders."""

from dataclasses import dataclass
from pathlib import Path

from lab.errors import CourseError

COURSE_ID = "training_networks"
"""The course's name in nbgrader's gradebook and exchange, the same as in nbgrader_config.py."""


@dataclass(frozen=True)
class Course:
    """A checkout of the course.

    Parameters
    ----------
    root : the folder that holds ``solutions/`` and ``notebooks/``.
    """

    root: Path

    @classmethod
    def here(cls) -> "Course":
        """The course that the working folder is in, else the one this package belongs to.

        Raises
        ------
        CourseError
            If neither is a checkout of the course.
        """
        for folder in (Path.cwd(), *Path.cwd().parents, Path(__file__).resolve().parents[1]):
            if (folder / "solutions" / "lessons").is_dir():
                return cls(folder)
        raise CourseError(
            f"There is no course in {Path.cwd()}: no folder solutions/lessons here or above. "
            "Run this command in a checkout of the course."
        )

    @property
    def lessons(self) -> Path:
        """The lessons' sources, ``NN_name.py``."""
        return self.root / "solutions" / "lessons"

    @property
    def answers(self) -> Path:
        """Answers that are known to be right or wrong, ``<assignment>/<exercise>.py``."""
        return self.root / "solutions" / "answers"

    @property
    def source(self) -> Path:
        """The built instructor notebooks, with answers and hidden tests; nbgrader's source."""
        return self.root / "build" / "source"

    @property
    def notebooks(self) -> Path:
        """What a student opens; nbgrader's release folder."""
        return self.root / "notebooks"

    @property
    def config(self) -> Path:
        """The course's settings for nbgrader; a course may do without."""
        return self.root / "nbgrader_config.py"

    @property
    def contents(self) -> Path:
        """The students' table of contents, beside the lessons."""
        return self.notebooks / "contents.ipynb"

    @property
    def cheatsheet(self) -> Path:
        """What the lessons say about practice, on one page."""
        return self.root / "docs" / "cheatsheet.md"
