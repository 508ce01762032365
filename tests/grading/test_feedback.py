"""The page that each student gets of a graded class, and nbgrader's way of handing it out."""

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from classroom import PERFECT, Classroom, cell_of
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook
from rich.console import Console

from autograde.cli import main
from autograde.course import COURSE_ID
from autograde.feedback import pages, writing
from autograde.feedback.pages import FeedbackOptions, write_feedback
from lab.errors import CourseError

WRONG = {**PERFECT, "square": "def square(x):\n    return 4  # <b>bold</b>"}
PLOT = """\
import matplotlib.pyplot as plt
plt.plot([1, 2]);
"""


@pytest.fixture(scope="module")
def room(small_course, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    room = Classroom(small_course, tmp_path_factory.mktemp("class") / "submissions")
    room.hand_in("ann", WRONG, edit=lambda notebook: notebook.cells.append(new_code_cell(PLOT)))
    (room.path("ann").parent / "timestamp.txt").write_text("2026-11-02 08:00:00 UTC")
    room.hand_in("bob", {})
    room.hand_in_text("cleo", "{ broken")
    room.hand_in("dan", {"half": "def half(x):\n    return x / 2"}, "01_second")
    return room


@pytest.fixture(scope="module")
def graded(room: Classroom) -> Path:
    out = room.submissions.parent / "out"
    room.grade(out)
    return out


def feedback(room: Classroom, out: Path, **options: Any) -> str:
    console = Console(width=200, file=io.StringIO(), record=True)
    write_feedback(room.course, out, FeedbackOptions(**options), console)
    return console.export_text()


def page(out: Path, student: str, assignment: str = "00_first") -> str:
    path = out / "feedback" / student / assignment / f"{assignment[3:]}.html"
    return path.read_text(encoding="utf-8")


def words(html: str) -> str:
    """What is read on a page."""
    body = html.partition("<body>")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


@pytest.fixture(scope="module")
def written(room: Classroom, graded: Path) -> Path:
    feedback(room, graded)
    return graded


def test_a_page_says_what_was_earned_and_why(written: Path) -> None:
    shown = words(page(written, "ann"))
    assert "First steps ann 2 / 9 points" in shown
    assert "double passed 2 / 2" in shown
    assert "square not right yet 0 / 3 square fails for another number" in shown
    assert "Handed in 2026-11-02 08:00 UTC." in shown
    assert "why not graded yet 0 / 4" in shown
    assert "Since it is so." in shown


def test_a_page_shows_the_students_code_and_plots(written: Path) -> None:
    html = page(written, "ann")
    assert "# &lt;b&gt;bold&lt;/b&gt;" in html
    assert html.count('src="data:image/png;base64,') == 1
    assert "Your own cell" in html


def test_no_hidden_test_and_no_answer_is_on_any_page(written: Path) -> None:
    for path in written.glob("feedback/*/*/*.html"):
        html = re.sub(r"<[^>]*>", "", path.read_text())
        for secret in ("square(5)", "math.pi", "2 * x", "HIDDEN", "x * x", "x / 2 &", "Because."):
            assert secret not in html, (path, secret)


def test_a_page_fetches_nothing_and_allows_no_script(written: Path) -> None:
    for path in written.glob("feedback/*/*/*.html"):
        html = path.read_text()
        assert "default-src 'none'" in html
        assert "<script" not in html
        assert not re.findall(r'(?:src|href)="(?!data:image/|#)', html)


def test_an_untouched_notebook_and_a_broken_one_have_a_page_that_says_so(written: Path) -> None:
    shown = words(page(written, "bob"))
    assert "0 / 9 points" in shown
    assert "double not attempted 0 / 2" in shown
    assert "why not answered 0 / 4" in shown
    assert "No response" not in shown
    shown = words(page(written, "cleo"))
    assert shown.count("first.ipynb is broken: it is not whole JSON") == 1
    assert "square could not be read 0 / 3" in shown


def test_every_link_of_a_page_leads_to_an_exercise_on_it(written: Path) -> None:
    for path in written.glob("feedback/*/*/*.html"):
        html = path.read_text()
        assert set(re.findall(r'href="#([^"]*)"', html)) == set(re.findall(r' id="([^"]*)"', html))


def test_work_that_was_not_handed_in_has_no_page(written: Path) -> None:
    assert sorted(p.name for p in (written / "feedback" / "dan").iterdir()) == ["01_second"]


def test_the_same_command_again_writes_only_what_has_changed(
    room: Classroom, written: Path
) -> None:
    paths = list(written.glob("feedback/*/*/*.html"))
    times = {path: path.stat().st_mtime_ns for path in paths}
    assert "0 new, 4 as they were" in feedback(room, written)
    assert {path: path.stat().st_mtime_ns for path in paths} == times
    paths[0].unlink()
    assert "1 new, 3 as they were" in feedback(room, written)
    assert paths[0].exists()


def test_a_persons_points_and_comment_are_on_the_page_and_only_that_is_written_anew(
    room: Classroom, written: Path
) -> None:
    with Gradebook(f"sqlite:///{written / 'gradebook.db'}", COURSE_ID) as opened:
        gradebook: Any = opened  # its columns have no types
        grade = gradebook.find_grade("why", "first", "00_first", "ann")
        grade.manual_score, grade.needs_manual_grade = 3.5, False
        gradebook.find_comment("why", "first", "00_first", "ann").manual_comment = "Say *why*."
        gradebook.find_submission("00_first", "ann").notebooks[0].late_submission_penalty = 1.5
        gradebook.db.commit()
    assert "1 new, 3 as they were" in feedback(room, written)
    shown = words(page(written, "ann"))
    assert "why graded by a person 3.5 / 4" in shown
    assert "Comment Say why ." in shown
    assert "4 / 9 points 5.5 points were earned, and 1.5 taken off because it was late" in shown
    assert "not graded yet" not in shown


def test_an_assignment_can_be_chosen(room: Classroom, graded: Path) -> None:
    assert "1 pages are in" in feedback(room, graded, assignment="01_second")
    with pytest.raises(CourseError, match=r"no assignment '07'.*00_first, 01_second"):
        feedback(room, graded, assignment="07")


def test_a_large_class_is_shared_among_processes(
    room: Classroom, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in written.glob("feedback/*/*/*.html"):
        path.unlink()
    monkeypatch.setattr(pages, "FEW", 0)
    assert "4 new, 0 as they were" in feedback(room, written, jobs=2)
    assert len(list(written.glob("feedback/*/*/*.html"))) == 4


def test_a_page_that_cannot_be_made_stops_no_other(
    room: Classroom, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def page_of(lesson: Any, result: Any, *others: Any) -> Any:
        if result.student == "bob":
            raise ZeroDivisionError("seven")
        return original(lesson, result, *others)

    for path in written.glob("feedback/*/*/*.html"):
        path.unlink()
    original = writing.page_of
    monkeypatch.setattr(writing, "page_of", page_of)
    with pytest.raises(CourseError, match="1 pages could not be made:\nbob, 00_first: ZeroDiv"):
        feedback(room, written)
    assert len(list(written.glob("feedback/*/*/*.html"))) == 3
    monkeypatch.undo()
    assert "1 new, 3 as they were" in feedback(room, written)


def test_the_page_of_work_that_was_withdrawn_goes_and_a_strangers_file_stays(
    classroom: Classroom, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for student in ("ann", "bob"):
        classroom.hand_in(student)
    classroom.grade(out)
    feedback(classroom, out)
    own = out / "feedback" / "bob" / "00_first" / "first.html"
    own.write_text("mine")
    for student in ("ann", "bob"):
        classroom.path(student).unlink()
    classroom.grade(out)
    assert "1 pages of work that is no longer there were removed" in feedback(classroom, out)
    assert not (out / "feedback" / "ann" / "00_first" / "first.html").exists()
    assert own.read_text() == "mine"


def test_what_a_student_leaves_for_the_exchange_is_taken_only_if_it_is_a_small_file(
    classroom: Classroom, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    folder = classroom.hand_in("ann").parent
    (folder / "submission_secret.txt").write_text("s" * 5000)
    (folder / "timestamp.txt").mkdir()
    classroom.grade(out)
    assert [p.name for p in (out / "autograded" / "ann" / "00_first").iterdir()] == ["first.ipynb"]


def test_a_line_of_the_hidden_test_in_a_message_of_its_own_is_not_shown(
    classroom: Classroom, tmp_path: Path
) -> None:
    half = "def half(x):\n    return 1"
    classroom.hand_in("ann", {"half": half}, "01_second")
    classroom.grade(tmp_path / "out")
    feedback(classroom, tmp_path / "out")
    shown = words(page(tmp_path / "out", "ann", "01_second"))
    assert "A hidden test does not hold." in shown
    assert "2.5" not in shown


def test_a_student_cannot_put_a_test_s_text_or_points_on_the_page(
    classroom: Classroom, tmp_path: Path
) -> None:
    def forge(notebook) -> None:
        test = cell_of(notebook, "test_square")
        test.source = "FORGED = 3"
        test.metadata.nbgrader.points = 100
        test.outputs = [{"output_type": "stream", "name": "stdout", "text": "FORGED"}]

    classroom.hand_in("ann", WRONG, edit=forge)
    classroom.grade(tmp_path / "out")
    feedback(classroom, tmp_path / "out")
    shown = words(page(tmp_path / "out", "ann"))
    assert "FORGED" not in shown
    assert "square not right yet 0 / 3" in shown


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda out: (out / ".autograde").unlink(), "No class was graded into"),
        (lambda out: (out / "gradebook.db").unlink(), "There is no gradebook"),
        (lambda out: (out / "gradebook.db").write_text("x" * 9999), "can't be used"),
    ],
)
def test_a_folder_that_cannot_be_used_is_told_in_a_sentence(
    classroom: Classroom,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    counting,
    spoil,
    told: str,
) -> None:
    classroom.hand_in("ann")
    classroom.grade(tmp_path / "out", executor=counting)
    spoil(tmp_path / "out")
    monkeypatch.chdir(classroom.course.root)
    monkeypatch.setattr(sys, "argv", ["autograde", "feedback", str(tmp_path / "out")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_the_pages_of_a_notebook_without_outputs_in_its_cells_are_made(
    classroom: Classroom, tmp_path: Path, counting
) -> None:
    classroom.hand_in("ann")
    classroom.grade(tmp_path / "out", executor=counting)
    path = tmp_path / "out" / "autograded" / "ann" / "00_first" / "first.ipynb"
    notebook = json.loads(path.read_text())
    for cell in notebook["cells"]:
        cell.pop("outputs", None)
    path.write_text(json.dumps(notebook))
    assert "1 new" in feedback(classroom, tmp_path / "out", assignment="00_first")
