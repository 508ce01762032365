"""The folder that a class is graded into: which files in it are ours, and whose turn it is.

Nothing that the grader didn't write is ever removed or written over.
"""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from lab.errors import CourseError
from lab.files import written_whole

FORMAT = "autograde 1\n"


@dataclass(frozen=True)
class Workplace:
    """Where the outputs of grading lie in the folder ``root``."""

    root: Path

    @property
    def mark(self) -> Path:
        """The file that says that the folder is ours."""
        return self.root / ".autograde"

    @property
    def gradebook(self) -> Path:
        """nbgrader's database, where no other is named."""
        return self.root / "gradebook.db"

    @property
    def grades(self) -> Path:
        """A row a student."""
        return self.root / "grades.csv"

    @property
    def lines(self) -> Path:
        """A line a cell."""
        return self.root / "results.jsonl"

    @property
    def autograded(self) -> Path:
        """The notebooks as they were run, in nbgrader's layout."""
        return self.root / "autograded"

    @property
    def feedback(self) -> Path:
        """A page a student and assignment, in nbgrader's layout."""
        return self.root / "feedback"

    @property
    def verdicts(self) -> Path:
        """A file a submission; it is written last, and says that the submission is done."""
        return self.root / "verdicts"

    @property
    def deadlines(self) -> Path:
        """Due dates and extensions, as they were last given."""
        return self.root / "deadlines.csv"

    @property
    def config(self) -> Path:
        """nbgrader's configuration, with which its own commands work in the folder."""
        return self.root / "nbgrader_config.py"

    def notebook(self, student: str, assignment: str, notebook: str) -> Path:
        """The path of an autograded notebook."""
        return self.autograded / student / assignment / f"{notebook}.ipynb"

    def feedback_page(self, student: str, assignment: str, notebook: str) -> Path:
        """The path of a student's page."""
        return self.feedback / student / assignment / f"{notebook}.html"


def graded_workplace(root: Path) -> Workplace:
    """The folder of an earlier run.

    Raises
    ------
    CourseError
        If no class was graded into it.
    """
    place = Workplace(root.resolve())
    if not place.mark.is_file():
        raise CourseError(
            f"No class was graded into {root}. Name the folder that `autograde grade` wrote with "
            "--out."
        )
    return place


@contextmanager
def open_workplace(
    root: Path, *, fresh: bool = False, is_precious: Callable[[Path], bool] = lambda gradebook: True
) -> Iterator[Workplace]:
    """Make or enter the folder, for one run of the grader at a time.

    Parameters
    ----------
    root : the folder; made if it isn't there.
    fresh : whether to remove what earlier runs left in it.
    is_precious : says of a gradebook whether it is kept then, under another name.

    Raises
    ------
    CourseError
        If it can't be written to, holds other files, or another run is at work in it.
    """
    place = Workplace(root.resolve())
    _claim(place)
    with place.mark.open("r", encoding="utf-8") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CourseError(
                f"Another run of autograde is grading into {root}. Wait for it, or name another "
                "folder with --out."
            ) from None
        if fresh:
            _clear(place, is_precious)
        yield place


def _claim(place: Workplace) -> None:
    try:
        place.root.mkdir(parents=True, exist_ok=True)
        claimed = place.mark.is_file() and place.mark.read_text(encoding="utf-8")
        others = [path.name for path in place.root.iterdir() if not path.name.startswith(".")]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CourseError(
            f"{place.root} can't be used as the output folder ({reason}). Name another with --out."
        ) from error
    if claimed and claimed != FORMAT:
        raise CourseError(
            f"{place.root} was written by another version of autograde. Name another with --out."
        )
    if not claimed and others:
        raise CourseError(
            f"{place.root} holds other files ({', '.join(sorted(others)[:3])}). "
            "Name a new or empty folder with --out."
        )
    if not claimed:
        with written_whole(place.mark) as path:
            path.write_text(FORMAT, encoding="utf-8")


def _clear(place: Workplace, is_precious: Callable[[Path], bool]) -> None:
    try:
        # First what says that a submission is done.
        for folder in (place.verdicts, place.autograded):
            if folder.exists():
                shutil.rmtree(folder)
        if place.gradebook.exists() and is_precious(place.gradebook):
            names = (place.root / f"gradebook-{number}.db" for number in count(1))
            place.gradebook.rename(next(path for path in names if not path.exists()))
        database = place.root.glob(f"{place.gradebook.name}*")
        for path in (place.lines, place.grades, place.config, *database):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise CourseError(
            f"{error.filename} could not be removed ({error.strerror}). Remove it, or name "
            "another folder with --out."
        ) from error
