"""One class is run by real kernels, once; the tests look at what came of it."""

import nbformat
import pytest
from classroom import PERFECT, Classroom, Grades, cell_of
from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory

from autograde.course import Course

WARNS = "import warnings\ndef double(x):\n    warnings.warn('careful')\n    return 2 * x"
TIMEOUT = 4


def cheat(notebook: NotebookNode) -> None:
    cell_of(notebook, "test_double").source = "pass"
    cell_of(notebook, "test_double").metadata.tags = ["skip-execution"]
    cell_of(notebook, "test_square").metadata.tags = ["raises-exception"]
    cell_of(notebook, "test_square").metadata.nbgrader.points = 300


@pytest.fixture(scope="module")
def room(small_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    room = Classroom(small_course, tmp_path_factory.mktemp("running") / "submissions")
    room.hand_in("perfect", {**PERFECT, "double": WARNS})
    room.hand_in("untouched", {})
    room.hand_in("wrong", {**PERFECT, "square": "def square(x):\n    return 2 * x"})
    room.hand_in(
        "raising", {**PERFECT, "square": "def square(x):\n    raise ValueError('not \\x1b[31mred')"}
    )
    room.hand_in("broken", {**PERFECT, "double": "def double(x:"})
    room.hand_in("hanging", {**PERFECT, "double": "def double(x):\n    while True: pass"})
    room.hand_in("exiting", {**PERFECT, "square": "import os\nsquare = os._exit"})
    room.hand_in("cheating", {"double": "double = 1", "square": "square = 1"}, edit=cheat)
    room.hand_in("printing", {**PERFECT, "double": "print('x' * 9_000_000)"})
    reads = "double = lambda x: 2 * x * float(open('one.txt').read())"
    room.hand_in("reading", {**PERFECT, "double": reads}).with_name("one.txt").write_text("1")
    return room


@pytest.fixture(scope="module")
def grades(room: Classroom) -> Grades:
    return room.grade(
        room.submissions.parent / "out", assignment="00_first", jobs=2, cell_timeout=TIMEOUT
    )


@pytest.mark.parametrize(
    ("student", "double", "square", "points"),
    [
        ("perfect", "passed", "passed", 5),
        ("untouched", "error", "error", 0),
        ("wrong", "passed", "failed", 2),
        ("raising", "passed", "error", 2),
        ("broken", "error", "passed", 3),
        ("hanging", "timeout", "passed", 3),
        ("exiting", "passed", "killed", 2),
        ("cheating", "error", "error", 0),
        ("printing", "error", "passed", 3),
        ("reading", "passed", "passed", 5),
    ],
)
def test_a_cell_earns_its_points_only_by_passing(
    student: str, double: str, square: str, points: float, grades: Grades
) -> None:
    statuses = grades.statuses(student)
    assert (statuses["test_double"], statuses["test_square"]) == (double, square)
    assert grades.points(student) == points
    assert statuses["why"] == "manual"


@pytest.mark.parametrize(
    ("student", "cell", "message"),
    [
        ("wrong", "test_square", "square fails for another number"),
        ("raising", "test_square", "ValueError: not red"),
        ("untouched", "test_double", "Not attempted yet"),
        ("broken", "test_double", "NameError: name 'double' is not defined"),
        ("hanging", "test_double", f"more than {TIMEOUT} s"),
        ("exiting", "test_square", "The process ended while this cell ran."),
        ("untouched", "why", "No answer was written."),
    ],
)
def test_a_message_says_what_happened(
    student: str, cell: str, message: str, grades: Grades
) -> None:
    assert message in grades.of(student)[cell]["message"]


def test_seconds_are_those_of_the_cell(grades: Grades) -> None:
    assert grades.of("hanging")["test_double"]["seconds"] >= TIMEOUT
    assert grades.of("hanging")["test_square"]["seconds"] < TIMEOUT


def test_the_autograded_notebook_is_valid_and_has_outputs_of_a_bearable_size(
    grades: Grades,
) -> None:
    path = grades.out / "autograded" / "printing" / "00_first" / "first.ipynb"
    assert path.stat().st_size < 3_000_000
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert "xxx" in str(cell_of(notebook, "double").outputs)
    assert "AssertionError" not in str(cell_of(notebook, "test_square").outputs)


def test_nbgrader_makes_feedback_of_it(grades: Grades) -> None:
    coursedir = CourseDirectory(
        root=str(grades.out),
        db_url=f"sqlite:///{grades.out}/gradebook.db",
        assignment_id="00_first",
        student_id="wrong",
    )
    GenerateFeedback(coursedir=coursedir).start()
    page = (grades.out / "feedback" / "wrong" / "00_first" / "first.html").read_text()
    assert "square fails for another number" in page
    assert "Score: 2.0 / 9.0" in page


def test_the_submissions_are_as_they_were(room: Classroom, grades: Grades) -> None:
    names = sorted(p.name for p in room.submissions.rglob("*") if p.is_file())
    assert names == ["first.ipynb"] * 10 + ["one.txt"]
