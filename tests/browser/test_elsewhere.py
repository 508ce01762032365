"""Explorers in Notebook 7, in a notebook without its kernel, and on the page for lectures."""

import re
from pathlib import Path

import numpy as np

from browser_page import NotebookPage, pixels
from browser_server import Server

DASHBOARD = Path(__file__).parents[2] / "solutions" / "dashboard" / "explorers.py"


def test_in_notebook_7_a_slip_is_told_and_the_sliders_live_on(
    page: NotebookPage, server: Server
) -> None:
    page.open(server, "slip.ipynb", app="notebook")
    assert page.run_all() == []
    explorer = page.explorer(0)
    reading, picture = explorer.locator("[role=status]"), explorer.locator("img")
    right = reading.inner_text()
    explorer.locator(".noUi-handle").first.focus()
    page.page.keyboard.press("ArrowRight")
    page.still()
    assert "weight_gradients returned an array of shape (200,)" in reading.inner_text()
    assert "weight_gradients returned" in (picture.get_attribute("title") or "")
    assert np.mean(pixels(page.page, picture) < 120) > 0.005
    page.page.keyboard.press("ArrowLeft")
    page.still()
    assert reading.inner_text() == right
    # Notebook 7.6 says so of its own shortcuts, whatever the notebook.
    theirs = ("(reading 'schema')", "'filebrowser:open-path'")
    page.complaints[:] = [
        text for text in page.complaints if not any(words in text for words in theirs)
    ]


def test_yesterdays_notebook_shows_the_still_picture_until_it_is_run(
    page: NotebookPage, server: Server
) -> None:
    page.open(server, "yesterday.ipynb")
    still = page.page.locator("img[class*=lab-still]")
    still.wait_for()
    assert (still.get_attribute("alt") or "").startswith("Mean 0.50, rate 3.4: ")
    assert np.mean(pixels(page.page, still) < 120) > 0.005
    page.still()
    assert "Error displaying widget" not in page.page.locator(".jp-Notebook").inner_text()
    assert page.run_all() == []
    page.explorer(0).wait_for()
    assert page.page.locator("img:visible").count() == 1


def test_the_page_for_lectures_is_live_and_has_no_code(
    dashboard: Server, page: NotebookPage
) -> None:
    explorers = len(re.findall(r"^explore\.\w+\(", DASHBOARD.read_text(), flags=re.MULTILINE))
    page.page.goto(dashboard.url(""))
    page.explorer(explorers - 1).locator("img").wait_for(timeout=60_000)
    assert page.page.locator(".lab-explorer").count() == explorers
    assert page.page.locator("img:visible").count() == explorers
    assert "import" not in page.page.locator("body").inner_text()
    for number in range(explorers):
        explorer = page.explorer(number)
        picture, reading = explorer.locator("img"), explorer.locator("[role=status]")
        before, words = pixels(page.page, picture), reading.inner_text()
        explorer.locator(".noUi-handle").first.focus()
        page.page.keyboard.press("End")
        page.page.wait_for_function(
            "([number, words]) => document.querySelectorAll('.lab-explorer [role=status]')[number]"
            ".innerText !== words",
            arg=[number, words],
            timeout=60_000,
        )
        after = pixels(page.page, picture)
        changed = (np.abs(after.astype(int) - before).max(axis=2) > 60).mean()
        assert changed > 0.002, words
