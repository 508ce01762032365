"""Our page of feedback as a step of stock ``nbgrader generate_feedback``, and so of formgrader's
button.

In ``nbgrader_config.py`` of a folder that `autograde grade` wrote::

    c.GenerateFeedback.exporter_class = "autograde.feedback.exporter.FeedbackExporter"
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from traitlets import Unicode

from autograde.batch.workplace import Workplace
from autograde.course import Course
from autograde.feedback.writing import PageJob, page_html
from autograde.lesson.reading import Lesson, read_lessons
from autograde.records.marks import Marks, read_marks
from autograde.records.results import load_result
from autograde.records.session import gradebook_session


class FeedbackExporter(HTMLExporter):
    """Writes the page that `autograde feedback` writes.

    Work that nbgrader itself has autograded has no verdict of ours; it gets nbgrader's page.
    """

    course = Unicode("", help="The course's folder; empty: where this package is.").tag(config=True)

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page, and what nbgrader needs to write it."""
        names = (resources or {}).get("nbgrader", {})
        job = self._job(**names) if names else None
        if job is None:
            return super().from_notebook_node(nb, resources, **kw)
        return page_html(job), self._init_resources(resources)

    def _job(self, student: str, assignment: str, notebook: str, db_url: str) -> PageJob | None:
        place = Workplace(Path(CourseDirectory(parent=self).root))
        result = load_result(place.verdicts, student, assignment)
        lesson = self._lessons.get(assignment)
        if result is None or lesson is None or lesson.notebook != notebook:
            return None
        names = student, assignment, notebook
        return PageJob(
            lesson=lesson.path,
            result=result,
            marks=self._marks(db_url, assignment).get(student, Marks()),
            notebook=place.notebook(*names),
            target=place.feedback_page(*names),
        )

    @cached_property
    def _lessons(self) -> Mapping[str, Lesson]:
        course = Course(Path(self.course)) if self.course else Course.here()
        return {lesson.assignment: lesson for lesson in read_lessons(course.lessons)}

    def _marks(self, db_url: str, assignment: str) -> Mapping[str, Marks]:
        """The marks of an assignment, read once: nbgrader makes an exporter for each run."""
        if assignment not in self._known_marks:
            with gradebook_session(db_url) as session:
                self._known_marks[assignment] = read_marks(session, assignment)
        return self._known_marks[assignment]

    @cached_property
    def _known_marks(self) -> dict[str, Mapping[str, Marks]]:
        return {}
