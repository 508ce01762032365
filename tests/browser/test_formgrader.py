"""nbgrader's formgrader on a graded class: points that a person gives there stay there."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from rich.console import Console

from autograde.batch.grading import GradeOptions, grade_class
from autograde.course import Course
from autograde.feedback.pages import FeedbackOptions, write_feedback
from browser_server import Server, jupyter

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENT, ANSWER = "00_start", "explain_step_size"

pytestmark = pytest.mark.skipif(
    shutil.which("bwrap") is None, reason="bubblewrap is not installed: apt-get install bubblewrap"
)


@dataclass(frozen=True)
class Graded:
    """A class of two, which can be graded again."""

    submissions: Path
    out: Path

    def grade(self) -> None:
        quiet = Console(file=io.StringIO())
        options = GradeOptions(assignment=ASSIGNMENT, jobs=1)
        grade_class(Course(ROOT), self.submissions, self.out, options, quiet)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    folder = tmp_path_factory.mktemp("graded")
    for student in ("ada", "gus"):
        work = ROOT / "examples" / "submissions" / student / ASSIGNMENT
        shutil.copytree(work, folder / "submissions" / student / ASSIGNMENT)
    graded = Graded(folder / "submissions", folder / "out")
    graded.grade()
    return graded


@pytest.fixture(scope="module")
def formgrader(graded: Graded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with jupyter(graded.out, tmp_path_factory.mktemp("jupyter")) as running:
        yield running


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def open_first_submission(page: Page, formgrader: Server) -> None:
    """From the list of assignments to the first submission, as a grader clicks there."""
    with page.expect_response("**/formgrader/api/assignments") as response:
        page.goto(formgrader.url("formgrader/gradebook"))
    assert response.value.ok, response.value.text()
    page.get_by_role("link", name=ASSIGNMENT).click()
    page.get_by_role("link", name="start", exact=True).click()
    page.get_by_role("link", name="Submission #1").click()
    # What is typed before the page has fetched all points and comments is lost.
    page.locator(f"#{ANSWER}_extra_credit[placeholder]").wait_for()
    page.locator(f"#{ANSWER}-comment[placeholder]").wait_for()


def test_points_and_a_comment_stay_when_the_class_is_graded_again(
    graded: Graded, formgrader: Server, page: Page
) -> None:
    open_first_submission(page, formgrader)
    score, comment = page.locator(f"#{ANSWER}"), page.locator(f"#{ANSWER}-comment")
    for field, text in ((score, "1.5"), (comment, "Say what rounding does.")):
        with page.expect_response(lambda r: r.request.method == "PUT" and r.ok):
            field.fill(text)
            field.press("Tab")

    for path in graded.submissions.glob(f"*/{ASSIGNMENT}/*.ipynb"):
        path.write_text(path.read_text().replace("np.abs", "abs"))  # so that it is graded anew
    graded.grade()
    write_feedback(Course(ROOT), graded.out, FeedbackOptions(), Console(file=io.StringIO()))

    open_first_submission(page, formgrader)
    expect(page.locator(f"#{ANSWER}")).to_have_value("1.5")
    expect(page.locator(f"#{ANSWER}-comment")).to_have_value("Say what rounding does.")
    pages = [path.read_text() for path in graded.out.glob("feedback/*/*/*.html")]
    assert sum("Say what rounding does." in text for text in pages) == 1


def test_a_grader_does_not_see_whose_work_it_is_until_they_ask(
    formgrader: Server, page: Page
) -> None:
    page.goto(formgrader.url(f"formgrader/gradebook/{ASSIGNMENT}/start"))
    expect(page.get_by_role("link", name="Submission #1")).to_be_visible()
    for name in ("ada", "gus"):
        expect(page.get_by_text(name, exact=True)).to_be_hidden()
    page.get_by_role("button", name="Show All Names").click()
    for name in ("ada", "gus"):
        expect(page.get_by_text(name, exact=True)).to_be_visible()


def test_its_button_writes_our_pages_of_feedback(
    graded: Graded, formgrader: Server, page: Page
) -> None:
    page.goto(formgrader.url("formgrader/manage_assignments"))
    row = page.get_by_role("row").filter(has_text=ASSIGNMENT)
    expect(row.locator(".num-submissions")).to_have_text("2")
    with page.expect_response("**/generate_feedback") as response:
        row.locator(".generate-feedback a").click()
    told = response.value.json()
    assert told["success"], told
    pages = [path.read_text() for path in graded.out.glob(f"feedback/*/{ASSIGNMENT}/start.html")]
    assert len(pages) == 2
    assert all("default-src 'none'" in text and "<script" not in text for text in pages)
