"""The report in a real browser: its tables are sorted and filtered, and nothing else runs there."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import BrowserContext, Page

from autograde.course import Course
from autograde.lesson.reading import Lesson
from autograde.records.marks import Marks
from autograde.records.results import Result
from autograde.report.content import report_of
from autograde.report.gathering import ClassWork, Person, Work
from autograde.report.similar import similar_pairs
from autograde.report.writing import report_html
from autograde.verdicts import Status, Verdict

NAME = "00_first"
TAKE = "document.title = 'taken'; window.taken = 1"
HOSTILE = f'</code></pre><script>{TAKE}</script><img src="http://127.0.0.1:9/x" onerror="{TAKE}">'
LONG = "a_name_without_any_space_that_is_longer_than_a_phone_is_wide_" * 4
CODE = "\n".join([f"# {HOSTILE}", LONG, *(f"x{i} = [x{i - 1}, {i}]" for i in range(30))])


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of 150 students, of whom one tries everything; the higher, the better."""
    names = [f"s{number:03d}" for number in range(149)] + [HOSTILE]
    works = {}
    for number, name in enumerate(names):
        status = Status.PASSED if number > 40 else Status.FAILED
        points = float(number > 40) * number
        verdicts = Verdict("test_one", status, points, 150, HOSTILE, slip="" if points else LONG)
        notes = (HOSTILE, LONG) if name == HOSTILE else ()
        result = Result(name, NAME, "first", "all it depends on", notes, (verdicts,))
        works[name, NAME] = Work(result, Marks())
    notebook = nbformat.v4.new_notebook()
    class_ = ClassWork(
        lessons=(Lesson(Course.here().lessons, NAME, "first", "First steps", notebook),),
        people={name: Person(name, HOSTILE if name == HOSTILE else "") for name in names},
        work=works,
        known={},
    )
    answers = {HOSTILE: {"one": CODE}, "s000": {"one": CODE}}
    pairs = [(NAME, pair) for pair in similar_pairs(answers, [])]
    shown = {(name, NAME): typed for name, typed in answers.items()}
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_html(report_of(class_, pairs, shown)), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def first_rows(page: Page, count: int = 2) -> list[str]:
    rows = page.locator("#class tbody tr:visible th")
    return [rows.nth(index).inner_text() for index in range(count)]


def test_a_table_is_sorted_by_keyboard_and_filtered_by_words(page: Page, page_file: Path) -> None:
    page.goto(page_file.as_uri())
    count = page.locator('[data-count="class"]')
    assert count.inner_text() == "100 of 150 rows"
    heading = page.locator("#class thead button").nth(2)
    heading.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator('#class th[aria-sort="descending"]').count() == 1
    assert first_rows(page)[1] == "s148"
    page.get_by_label("Filter students").fill("S14 ")
    assert count.inner_text() == "9 of 150 rows"
    assert first_rows(page) == ["s148", "s147"]
    page.get_by_label("Filter students").fill("")
    page.locator('[data-more="class"]').click()
    assert page.locator("#class tbody tr:visible").count() == 150


def test_nothing_of_a_students_runs_and_nothing_is_fetched(page: Page, page_file: Path) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(page_file.as_uri())
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert page.evaluate("window.taken") is None
    assert page.title() == "Class report"
    assert requests == [page_file.as_uri()]
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_as_wide_as_the_window(
    page: Page, page_file: Path, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (background == "rgb(18, 20, 24)") == (scheme == "dark")


def test_without_scripts_all_rows_are_there(browser: BrowserContext, page_file: Path) -> None:
    assert browser.browser is not None
    context = browser.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.locator("#class tbody tr:visible").count() == 150
    context.close()
