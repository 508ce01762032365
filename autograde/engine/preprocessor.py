"""The engine as a step of stock ``nbgrader autograde``, so that formgrader's own button is safe.

In ``nbgrader_config.py``::

    c.Autograde.autograde_preprocessors = [
        "autograde.engine.preprocessor.EngineExecute",
        "nbgrader.preprocessors.LimitOutput",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
"""

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Float, Integer

from autograde.engine.run import EngineExecutor, shared_engine


class EngineExecute(NbGraderPreprocessor):
    """Runs a notebook in the engine, in place of nbgrader's ``Execute``."""

    jailed = Bool(True, help="Whether students' code runs in the sandbox.").tag(config=True)
    timeout = Float(30.0, help="Seconds a cell may run.").tag(config=True)
    seed = Integer(0, help="Seed of the inputs that tests draw.").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run the notebook, beside the files in its folder; points come from its outputs."""
        engine: EngineExecutor = shared_engine(jailed=self.jailed)
        execution = engine.run(
            nb,
            Path(resources["metadata"]["path"]),
            cell_timeout=self.timeout,
            seed=self.seed,
            lesson=self._lesson(resources["nbgrader"]),
        )
        return execution.notebook, resources

    def _lesson(self, names: dict[str, Any]) -> NotebookNode | None:
        """The lesson's source, if it is where the configuration says."""
        course = CourseDirectory(parent=self)
        folder = course.format_path(course.source_directory, ".", names["assignment"])
        path = Path(folder) / f"{names['notebook']}.ipynb"
        return nbformat.read(path, as_version=4) if path.is_file() else None
