"""Writes one student's page, unless the one that is there says the same already."""

import base64
import hashlib
import shutil
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import nbformat
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from autograde.feedback.content import page_of
from autograde.feedback.shown import code_css
from autograde.lesson.reading import Lesson, read_lesson
from autograde.records.marks import Marks
from autograde.records.receipt import RECEIPT
from autograde.records.results import Result
from lab.errors import CourseError
from lab.files import written_whole

HEAD = 2000
"""Bytes at the beginning of a page, in which its fingerprint stands."""
LIGHT, DARK = "default", "github-dark"
"""Styles of Pygments."""


class Outcome(StrEnum):
    """What became of a page."""

    WRITTEN = "written"
    UNCHANGED = "as it was"
    FAILED = "failed"


@dataclass(frozen=True)
class PageJob:
    """What one page is made of.

    Parameters
    ----------
    lesson : the path of the lesson's source.
    notebook : the notebook as it was run; it is missing where nothing could be run.
    target : the page; nbgrader looks for it beside what it needs to release it.
    """

    lesson: Path
    result: Result
    marks: Marks
    notebook: Path
    target: Path


def write_page(job: PageJob) -> tuple[Outcome, str]:
    """Write a page; a page that can't be made is told and must not stop the others.

    Returns
    -------
    outcome, reason : the reason is empty unless it failed.

    Raises
    ------
    CourseError
        If the disk refuses.
    """
    try:
        return _write_page(job), ""
    except CourseError:
        raise
    except Exception as error:
        return Outcome.FAILED, f"{type(error).__name__}: {error}"


def page_html(job: PageJob) -> str:
    """The page as `write_page` would write it; its target is not looked at."""
    text = _notebook_text(job)
    return _html(job, text, _fingerprint(job, text))


def is_ours(page: Path) -> bool:
    """Whether there is a page that was written here."""
    return b'<meta name="fingerprint" content="' in _head(page)


def _write_page(job: PageJob) -> Outcome:
    text = _notebook_text(job)
    fingerprint = _fingerprint(job, text)
    if f'<meta name="fingerprint" content="{fingerprint}">'.encode() in _head(job.target):
        return Outcome.UNCHANGED
    html = _html(job, text, fingerprint)
    # First what nbgrader needs to release the page, so that no page is there without it.
    for name in RECEIPT:
        if (job.notebook.parent / name).is_file():
            with written_whole(job.target.parent / name) as temporary:
                shutil.copyfile(job.notebook.parent / name, temporary)
    with written_whole(job.target) as temporary:
        temporary.write_text(html, encoding="utf-8")
    return Outcome.WRITTEN


def _notebook_text(job: PageJob) -> bytes:
    """Empty where nothing could be run."""
    with suppress(FileNotFoundError):
        return job.notebook.read_bytes()
    return b""


def _html(job: PageJob, text: bytes, fingerprint: str) -> str:
    notebook = nbformat.reads(text.decode(), as_version=nbformat.NO_CONVERT) if text else None
    page = page_of(_lesson(job.lesson), job.result, job.marks, notebook)
    style = _style()
    return _template().render(
        page=page, fingerprint=fingerprint, style=Markup(style), style_hash=_csp_hash(style)
    )


def _fingerprint(job: PageJob, notebook: bytes) -> str:
    verdicts = [
        (v.grade_id, v.status, v.points, v.max_points, v.message) for v in job.result.verdicts
    ]
    parts = repr((_version(), job.result.student, job.result.notes, verdicts, job.marks))
    digest = hashlib.sha256(parts.encode("utf-8", "backslashreplace"))
    digest.update(_lesson_text(job.lesson))
    digest.update(notebook)
    return digest.hexdigest()


def _head(page: Path) -> bytes:
    try:
        with page.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


@lru_cache
def _version() -> str:
    """A hash of the code that makes pages: another one makes all pages anew."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.iterdir()):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


@lru_cache
def _lesson(path: Path) -> Lesson:
    return read_lesson(path)


@lru_cache
def _lesson_text(path: Path) -> bytes:
    return path.read_bytes()


@lru_cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("autograde.feedback", "."),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("page.html.j2")


@lru_cache
def _style() -> str:
    page = files("autograde.feedback").joinpath("page.css").read_text(encoding="utf-8")
    dark = f"@media (prefers-color-scheme: dark) {{\n{code_css(DARK)}\n}}"
    return "\n".join([page, code_css(LIGHT), dark])


def _csp_hash(style: str) -> str:
    digest = hashlib.sha256(style.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
