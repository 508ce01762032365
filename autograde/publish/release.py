"""``autograde release``: hands out the student's copy, after a look that nothing else is in it."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from autograde.course import Course
from autograde.lesson.reading import Lesson, read_lessons
from autograde.publish.bundle import bundle
from autograde.publish.folder import update_folder, write_zip
from autograde.publish.secrets import leaks, read_secrets
from lab.errors import CourseError


def release_course(
    course: Course, out: Path, console: Console, *, until: str | None = None, zipped: bool = False
) -> None:
    """Write the student's copy into ``out``; the same sources give the same bytes.

    Parameters
    ----------
    out : a folder: a new one, one that a release wrote, or the work tree of a git repository.
    until : the last lesson that is handed out; None means all.
    zipped : whether to write ``<out>.zip``, too.

    Raises
    ------
    CourseError
        If there is no such lesson, a file would hold what a student must not have, or a file that
        no release wrote is in the way. Nothing is written then.
    """
    out = out.absolute()
    for ours in (course.lessons.parent, course.notebooks):
        if out.resolve().is_relative_to(ours.resolve()):
            raise CourseError(f"{out} lies in {ours}. Name a folder elsewhere with --out.")
    lessons = read_lessons(course.lessons)
    chosen = _until(lessons, until)
    files = bundle(course, chosen)
    found = leaks(files, read_secrets(lessons, sorted(course.lessons.parent.glob("*.py"))))
    if found:
        raise CourseError(
            "Nothing was released, because a student would get what is the instructor's:\n"
            + "\n".join(f"- {sentence}" for sentence in found)
            + "\nTake that out of the file that it comes from."
        )
    changes = update_folder(out, files)
    told = [
        f"{len(chosen)} lessons, {chosen[0].assignment} to {chosen[-1].assignment}, are in {out}.",
        f"{len(files)} files were looked through: no solution, no hidden test, no reference.",
        f"{changes.written} were written, {changes.unchanged} are as they were, "
        f"{changes.removed} were removed.",
    ]
    if zipped:
        archive = out.with_name(f"{out.name}.zip")
        write_zip(archive, out.name, files)
        told.append(f"The same is in {archive}.")
    for line in told:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _until(lessons: Sequence[Lesson], last: str | None) -> Sequence[Lesson]:
    names = [lesson.assignment for lesson in lessons]
    if last is None:
        return lessons
    if last not in names:
        raise CourseError(f"There is no lesson '{last}'. This course has {', '.join(names)}.")
    return lessons[: names.index(last) + 1]
