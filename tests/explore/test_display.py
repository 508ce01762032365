"""Where a front end listens there are sliders and a still picture; elsewhere the picture alone."""

import base64
import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image

from lab.explore.display import show
from lab.explore.explorer import Explorer
from lab.explore.panel import Panel
from lab.explore.stage import Stage
from lab.figures import DRAWING

WIDGET = "application/vnd.jupyter.widget-view+json"
Make = Callable[[Callable[..., Any]], Explorer[Any, Any]]
Shown = list[Mapping[str, Any]]


def panel_of(explorer: Explorer[Any, Any]) -> Panel:
    return Panel(explorer, Stage(explorer))


def test_without_a_front_end_there_is_the_still_picture_and_its_text(
    tiny: Make, shown: Shown
) -> None:
    show(tiny(lambda x: 0 * x))
    (output,) = shown
    assert WIDGET not in output
    assert output["text/plain"] == "height 2. The line lies at 2 m."
    assert 'alt="height 2. The line lies at 2 m."' in output["text/html"]
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(output["image/png"]))))
    red = (pixels[..., 0] > 200) & (pixels[..., 1] < 60)
    assert 0.01 < red.mean() < 0.5


def test_an_answer_that_fails_leaves_its_message_in_the_still_picture(
    tiny: Make, shown: Shown
) -> None:
    show(tiny(lambda x: 1 / 0))
    assert "answer raised ZeroDivisionError" in shown[0]["text/plain"]


@pytest.mark.usefixtures("in_a_kernel")
def test_with_a_front_end_the_still_picture_goes_with_the_live_one(
    tiny: Make, shown: Shown
) -> None:
    show(tiny(lambda x: 0 * x))
    still, live = shown
    model = live[WIDGET]["model_id"]
    assert (
        f"body:has(.lab-live-{model}) .lab-still-{model} {{ display: none; }}" in still["text/html"]
    )
    assert still["image/png"]


@pytest.mark.usefixtures("in_a_kernel")
def test_a_web_page_made_from_the_notebook_shows_the_still_picture(
    tiny: Make, shown: Shown
) -> None:
    show(tiny(lambda x: 0 * x))
    cell = new_code_cell("...", outputs=[new_output("display_data", data) for data in shown])
    page, _ = HTMLExporter().from_notebook_node(new_notebook(cells=[cell]))
    assert page.count('alt="height 2. The line lies at 2 m."') == 1
    assert "application/vnd.jupyter.widget-view+json" not in page


@pytest.mark.usefixtures("in_a_kernel")
@pytest.mark.parametrize("photographs", [False, True])
def test_a_dark_theme_turns_the_colours_of_drawings_but_not_of_photographs(
    tiny: Make, shown: Shown, photographs: bool
) -> None:
    show(tiny(lambda x: 0 * x), photographs=photographs)
    picture = shown[0]["text/html"].partition("<img")[2]
    assert (DRAWING in picture) is not photographs
    stage = Stage(tiny(lambda x: 0 * x))
    live = Panel(tiny(lambda x: 0 * x), stage, classes="" if photographs else DRAWING).picture
    assert (DRAWING in live._dom_classes) is not photographs


@pytest.mark.usefixtures("in_a_kernel")
def test_nbgrader_gets_no_widget(tiny: Make, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    show(tiny(lambda x: 0 * x))
    assert [WIDGET in output for output in shown] == [False]


def test_a_still_picture_needs_no_widgets_and_no_reference_answers() -> None:
    code = (
        "import sys; from lab import explore; explore.zigzag(weight_gradients=lambda X, dz: X)\n"
        "found = {'ipywidgets', 'solutions', 'autograde', 'matplotlib.pyplot'} & set(sys.modules)\n"
        "sys.exit(f'imported: {found}' if found else 0)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], env=os.environ, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_a_slider_changes_the_picture_its_name_and_the_words(tiny: Make) -> None:
    panel = panel_of(tiny(lambda x: 0 * x))
    before = panel.picture.value
    panel.knobs["height"].value = 7
    assert panel.picture.value != before
    assert panel.picture.tooltip == "height 7. The line lies at 7 m."
    assert "The line lies at 7 m." in panel.reading.value


def test_a_preset_and_reset_draw_once_each(tiny: Make) -> None:
    calls: list[float] = []

    def answer(x: np.ndarray) -> np.ndarray:
        calls.append(1)
        return 0 * x

    panel = panel_of(tiny(answer))
    calls.clear()
    panel.set({"height": 9})
    assert panel.knobs["height"].value == 9
    assert panel.picture.tooltip == "height 9. The line lies at 9 m."
    panel.set({})
    assert panel.knobs["height"].value == 2
    assert panel.picture.tooltip == "height 2. The line lies at 2 m."
    assert len(calls) == 2


def test_after_a_failing_answer_the_sliders_live_on(tiny: Make) -> None:
    broken = [False]

    def answer(x: np.ndarray) -> np.ndarray:
        return x / 0 if broken[0] else 0 * x

    panel = panel_of(tiny(answer))
    broken[0] = True
    panel.knobs["height"].value = 5
    assert "answer returned NaN" in panel.reading.value
    assert "lab-failed" in panel.reading._dom_classes
    broken[0] = False
    panel.knobs["height"].value = 6
    assert "The line lies at 6 m." in panel.reading.value
    assert "lab-failed" not in panel.reading._dom_classes


def test_two_explorers_on_a_page_share_nothing(tiny: Make) -> None:
    explorer = tiny(lambda x: 0 * x)
    one, other = panel_of(explorer), panel_of(explorer)
    before = other.picture.value, other.reading.value
    one.knobs["height"].value = 8
    assert (other.picture.value, other.reading.value) == before
    assert other.knobs["height"].value == 2


def test_text_of_an_explorer_is_text_not_markup(tiny: Make) -> None:
    first = panel_of(tiny(lambda x: 0 * x)).root.children[0]
    assert "Try &lt;anything&gt; &amp; look." in first.value
