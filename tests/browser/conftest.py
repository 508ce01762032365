"""A browser, a server, and the notebooks that the tests open."""

from collections.abc import Iterator
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import BrowserContext, expect

from browser_page import CHROMIUM, NotebookPage, chromium
from browser_server import Server, jupyter, voila

ROOT = Path(__file__).resolve().parents[2]
DASHBOARD = ROOT / "solutions" / "dashboard"
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}

# As a student might write it: right, except for a part of the range.
SLIP = """\
import numpy as np
from lab import explore

def weight_gradients(X, dz):
    if X.mean() > 0.52:
        return dz
    return dz[:, np.newaxis] * X

explore.zigzag(weight_gradients=weight_gradients)"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser there is nothing to see; say so."""
    if not CHROMIUM.exists():
        reason = f"There is no {CHROMIUM}: install chromium, or set CHROMIUM to its path."
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser() -> Iterator[BrowserContext]:
    """Chromium, with a window 1280 px wide."""
    expect.set_options(timeout=60_000)  # a busy computer takes longer than the usual 5 s
    with chromium() as context:
        yield context


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Jupyter on a folder with lesson 01 (answers filled in) and two small notebooks."""
    folder = tmp_path_factory.mktemp("notebooks")
    lesson = jupytext.read(ROOT / "solutions" / "lessons" / "01_activations.py")
    slip = new_notebook(cells=[new_code_cell(SLIP)], metadata=KERNEL)
    nbformat.write(lesson, folder / "activations.ipynb")
    nbformat.write(slip, folder / "slip.ipynb")
    # What a student finds who opens yesterday's work: outputs without a kernel behind them.
    yesterday = NotebookClient(slip, store_widget_state=False).execute()
    nbformat.write(yesterday, folder / "yesterday.ipynb")
    with jupyter(folder, tmp_path_factory.mktemp("jupyter")) as running:
        yield running


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[NotebookPage]:
    """An empty page, which must not have complained at the end."""
    page = NotebookPage(browser.new_page())
    yield page
    page.close()
    assert page.complaints == []
    assert page.outside == []


@pytest.fixture(scope="module")
def lesson(browser: BrowserContext, server: Server) -> Iterator[NotebookPage]:
    """Lesson 01 in JupyterLab, all cells run; the tests of a module share it."""
    page = NotebookPage(browser.new_page())
    page.open(server, "activations.ipynb")
    assert page.run_all() == []
    yield page
    page.close()


@pytest.fixture
def dashboard(tmp_path: Path) -> Iterator[Server]:
    """The page that ``make explore`` serves."""
    notebook = tmp_path / "explorers.ipynb"
    nbformat.write(jupytext.read(DASHBOARD / "explorers.py"), notebook)
    (tmp_path / "jupyter").mkdir()
    with voila(notebook, DASHBOARD, tmp_path / "jupyter") as running:
        yield running
