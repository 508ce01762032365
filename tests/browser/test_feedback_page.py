"""A page of feedback in a real browser: nothing of a student's runs there, and all is seen."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from playwright.sync_api import BrowserContext, Page

from autograde.feedback.writing import Outcome, PageJob, write_page
from autograde.lesson.cells import grade_id, is_test, points
from autograde.lesson.reading import read_lesson
from autograde.records.marks import CellMark, Marks
from autograde.records.results import Result
from autograde.verdicts import Status, Verdict

ROOT = Path(__file__).resolve().parents[2]
LESSON = ROOT / "solutions" / "lessons" / "00_start.py"
TAKE = "document.title = 'taken'; window.taken = 1"
ATTACKS = f"""\
<script>{TAKE}</script>
<img src="http://127.0.0.1:9/x.png" onerror="{TAKE}">
<svg onload="{TAKE}"><script>{TAKE}</script></svg>
<details open ontoggle="{TAKE}">x</details>
<style>body {{ display: none }} @import "http://127.0.0.1:9/x.css";</style>
<iframe srcdoc="<script>parent.taken = 1</script>"></iframe>
<a id="bait" href="javascript:{TAKE}">x</a>
<form action="http://127.0.0.1:9/"><input autofocus onfocus="{TAKE}"></form>
<math><mtext><table><mglyph><style><!--</style><img src=x onerror="{TAKE}">--></style></math>
<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/">
</title></style></textarea></pre></code><script>{TAKE}</script>
"""
LONG = "a_name_without_any_space_that_is_longer_than_a_phone_is_wide_" * 4


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a student who tried everything everywhere."""
    folder = tmp_path_factory.mktemp("feedback")
    notebook = nbformat.read(ROOT / "notebooks" / "00_start" / "start.ipynb", as_version=4)
    verdicts, cells = [], {}
    for cell in notebook.cells:
        name = grade_id(cell)
        if name and not is_test(cell):
            cell.source = f"{cell.source}\n'''{ATTACKS}'''\n{LONG} = 1"
        if cell.metadata.get("nbgrader", {}).get("points"):
            verdicts.append(Verdict(str(name), Status.FAILED, 0, points(cell), ATTACKS + LONG))
            cells[str(name)] = CellMark(0.5, comment=ATTACKS)
        if cell.cell_type == "code":
            cell.outputs = [
                new_output("stream", name="stdout", text=ATTACKS + LONG),
                new_output("display_data", {"text/html": ATTACKS}),
                new_output("display_data", {"image/svg+xml": ATTACKS, "text/latex": ATTACKS}),
                new_output("error", ename=ATTACKS, evalue=ATTACKS, traceback=[ATTACKS]),
            ]
    notebook.cells += [new_markdown_cell(ATTACKS + LONG), new_code_cell(ATTACKS)]
    nbformat.write(notebook, folder / "start.ipynb")
    assignment = read_lesson(LESSON).assignment
    job = PageJob(
        lesson=LESSON,
        result=Result(ATTACKS, assignment, "start", "", (ATTACKS, LONG), tuple(verdicts)),
        marks=Marks(student_name=ATTACKS, cells=cells, penalty=0.5),
        notebook=folder / "start.ipynb",
        target=folder / "page.html",
    )
    assert write_page(job) == (Outcome.WRITTEN, "")
    return job.target


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("guarded", [True, False], ids=["as it is", "without its policy"])
def test_no_script_runs_and_nothing_is_fetched(
    page: Page, page_file: Path, tmp_path: Path, guarded: bool
) -> None:
    text = page_file.read_text()
    policy = text[text.index("<meta http-equiv") : text.index('<meta name="fingerprint"')]
    assert "default-src 'none'" in policy
    (tmp_path / "page.html").write_text(text if guarded else text.replace(policy, ""))
    requests: list[str] = []
    page.on("request", lambda r: None if r.url.startswith("data:") else requests.append(r.url))
    address = (tmp_path / "page.html").as_uri()
    page.goto(address)
    for summary in page.locator("summary").all():
        summary.click()
    for link in page.get_by_text("x", exact=True).all():
        link.click()
    page.wait_for_load_state()
    assert page.evaluate("window.taken") is None
    assert page.title() == "Feedback: Lesson 00: Start here"
    assert requests == [address]
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("width", [375, 1280])
def test_the_page_is_as_wide_as_the_window_and_nothing_is_cut_off(
    page: Page, page_file: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    hidden = page.evaluate(
        """() => [...document.querySelectorAll('h1, h2, h3, p, li, td, .chip, summary')]
          .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'
                       && getComputedStyle(e).overflowX === 'hidden')
          .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert hidden == []
    for chip in page.locator("h3 .chip, h3 .points").all():
        box = chip.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width


CONTRAST = """() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const worst = {};
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const name = e.tagName + '.' + e.className;
    worst[name] = Math.min(worst[name] ?? 99, ratio);
  }
  return Object.entries(worst).filter(([, ratio]) => ratio < 4.5);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(
    page: Page, page_file: Path, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(page_file.as_uri())
    shade = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (shade == "rgb(18, 20, 24)") == (scheme == "dark")
    assert page.evaluate(CONTRAST) == []
