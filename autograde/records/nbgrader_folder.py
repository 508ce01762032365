"""Makes the folder of a grading run one that nbgrader's own commands work in.

Formgrader, feedback and export then need no options: they are started in the folder itself.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from autograde.batch.workplace import Workplace
from autograde.course import COURSE_ID, Course
from autograde.lesson.reading import Lesson
from autograde.records.database import without_password
from lab.errors import CourseError
from lab.files import written_whole

TEXT = '''\
"""Lets nbgrader's own commands, formgrader among them, work in this folder: start them here."""

import os
import sys
from pathlib import Path

root = Path(__file__).resolve().parent
# nbgrader starts `alembic` by its name, which an environment that isn't activated doesn't find.
os.environ["PATH"] = f"{{Path(sys.executable).parent}}{{os.pathsep}}{{os.environ['PATH']}}"

c = get_config()
{inherited}c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = {course_id!r}
c.CourseDirectory.db_url = {db_url}
c.CourseDirectory.source_directory = {source!r}
c.CourseDirectory.submitted_directory = {submitted!r}
c.CourseDirectory.release_directory = "release"
# Not grades.csv, which is autograde's: the points of tests alone.
c.ExportPlugin.to = "nbgrader_grades.csv"

# Formgrader's own Autograde button runs students' code in the sandbox, too.
c.Autograde.autograde_preprocessors = [
    "autograde.engine.preprocessor.EngineExecute",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# Its Generate Feedback button writes the pages that `autograde feedback` writes.
c.GenerateFeedback.exporter_class = "autograde.feedback.exporter.FeedbackExporter"
c.FeedbackExporter.course = {course!r}
'''
INHERITED = """
# What the course's own configuration says holds here too: the exchange, penalties for late work.
load_subconfig({name!r}, path={folder!r})
"""


def write_config(place: Workplace, db_url: str | None, course: Course, submissions: Path) -> None:
    """Write the folder's ``nbgrader_config.py``, unless there is one.

    Parameters
    ----------
    db_url : the gradebook, where it isn't the folder's own. Its password is left out.
    course : whose own configuration is taken over, if it has one.
    submissions : what was graded; formgrader counts them, and has no buttons without any.
    """
    if place.config.exists():
        return
    inherited = INHERITED.format(name=course.config.name, folder=str(course.root.resolve()))
    own = f'f"sqlite:///{{root / {place.gradebook.name!r}}}"'
    with written_whole(place.config) as path:
        path.write_text(
            TEXT.format(
                course_id=COURSE_ID,
                db_url=repr(without_password(db_url)) if db_url else own,
                course=str(course.root.resolve()),
                source=str(course.source.resolve()),
                # Of a whole path nbgrader knows no student.
                submitted=os.path.relpath(submissions.resolve(), place.root),
                inherited=inherited if course.config.is_file() else "",
            ),
            encoding="utf-8",
        )


def write_sources(course: Course, lessons: Iterable[Lesson]) -> None:
    """Write the lessons' notebooks, where `autograde build` has not yet done so.

    Formgrader lists no assignment that has none. Where they can't be written nothing else is lost.
    """
    for lesson in lessons:
        path = course.source / lesson.file
        if not path.exists():
            with suppress(CourseError), written_whole(path) as temporary:
                temporary.write_text(lesson.text, encoding="utf-8")
