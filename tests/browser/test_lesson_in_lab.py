"""Lesson 01 in JupyterLab: its explorers by keyboard, in both themes."""

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Locator

from browser_page import NotebookPage, pixels

ACTIVATIONS, ALL_ACTIVATIONS, ZIGZAG = 0, 1, 2
PARTS = "img, button, .widget-label:visible, .widget-readout"
FOCUS = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  return {what: at.classList.contains('noUi-handle') ? 'slider'
            : at.classList.contains('widget-readout') ? 'number'
            : at.tagName === 'BUTTON' ? at.textContent.trim() : at.tagName.toLowerCase(),
          outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)};
}"""


def handle(explorer: Locator, number: int = 0) -> Locator:
    return explorer.locator(".noUi-handle").nth(number)


def name(explorer: Locator) -> str:
    return explorer.locator("img").get_attribute("title") or ""


def reset(lesson: NotebookPage, number: int) -> Locator:
    explorer = lesson.explorer(number)
    explorer.get_by_role("button", name="Reset").click()
    lesson.still()
    return explorer


def test_nobody_complains_and_nothing_is_fetched_from_outside(lesson: NotebookPage) -> None:
    lesson.explorer(ZIGZAG).wait_for()
    assert lesson.page.locator(".lab-explorer").count() == 3
    assert lesson.complaints == []
    assert lesson.outside == []


@pytest.mark.parametrize("number", [ACTIVATIONS, ALL_ACTIVATIONS, ZIGZAG])
def test_an_arrow_key_moves_the_picture_its_name_and_the_number(
    lesson: NotebookPage, number: int
) -> None:
    explorer = reset(lesson, number)
    others = [lesson.explorer(n) for n in range(3) if n != number]
    picture, number_shown = explorer.locator("img"), explorer.locator(".widget-readout").last
    before = pixels(lesson.page, picture), name(explorer), number_shown.inner_text()
    elsewhere = [name(other) for other in others]
    handle(explorer, 1).focus()
    for _ in range(8):
        lesson.page.keyboard.press("ArrowRight")
    lesson.still()
    after = pixels(lesson.page, picture), name(explorer), number_shown.inner_text()
    changed = np.abs(after[0].astype(int) - before[0]).max(axis=2) > 60
    assert 0.002 < changed.mean() < 0.5
    assert after[1] != before[1]
    assert float(after[2]) > float(before[2])
    assert [name(other) for other in others] == elsewhere


def test_a_key_held_down_ends_with_the_picture_of_the_last_value(lesson: NotebookPage) -> None:
    explorer = reset(lesson, ZIGZAG)
    handle(explorer).focus()
    for _ in range(25):
        lesson.page.keyboard.down("ArrowLeft")
    lesson.page.keyboard.up("ArrowLeft")
    lesson.still()
    shown = explorer.locator(".widget-readout").first.inner_text().replace("\u2212", "-")
    assert shown == "-0.75"
    assert name(explorer).startswith("Mean -0.75, ")


def test_a_preset_moves_the_sliders_and_reset_brings_them_back(lesson: NotebookPage) -> None:
    explorer = reset(lesson, ZIGZAG)
    first = name(explorer)
    explorer.get_by_role("button", name="Centred, rate 20").press("Enter")
    lesson.still()
    assert explorer.locator(".widget-readout").all_inner_texts() == ["0.00", "20.0"]
    assert name(explorer).startswith("Mean 0.00, rate 20: at the goal")
    reset(lesson, ZIGZAG)
    assert name(explorer) == first


def test_the_tab_key_goes_down_the_controls_and_shows_where_it_is(lesson: NotebookPage) -> None:
    explorer = reset(lesson, ACTIVATIONS)
    explorer.get_by_role("button", name="Reset").focus()
    stops = []
    for _ in range(5):
        lesson.page.keyboard.press("Tab")
        stops.append(lesson.page.evaluate(FOCUS))
    assert [stop["what"] for stop in stops] == ["select", "slider", "number", "slider", "number"]
    assert all(stop["outline"] >= 2 for stop in stops), stops


def test_a_click_on_a_slider_leaves_it_to_the_arrow_keys(lesson: NotebookPage) -> None:
    explorer = reset(lesson, ZIGZAG)
    explorer.locator(".noUi-target").first.click()  # the middle: 0
    lesson.page.keyboard.press("ArrowRight")
    lesson.page.keyboard.press("ArrowUp")
    lesson.still()
    assert explorer.locator(".widget-readout").first.inner_text() == "0.10"


def test_a_slider_has_a_name_and_escape_leaves_it(lesson: NotebookPage) -> None:
    explorer = reset(lesson, ZIGZAG)
    handle(explorer, 1).focus()
    assert handle(explorer, 1).get_attribute("aria-label") == "learning rate"
    lesson.page.keyboard.press("Escape")
    assert lesson.page.evaluate("() => document.activeElement.classList.contains('jp-Cell')")


def test_sliders_are_wide_and_nothing_is_cut_off(lesson: NotebookPage) -> None:
    for number in range(3):
        explorer = lesson.explorer(number)
        box = explorer.bounding_box()
        assert box is not None
        for track in explorer.locator(".noUi-target").all():
            assert (track.bounding_box() or {"width": 0})["width"] > 250
        for part in explorer.locator(PARTS).all():
            inner = part.bounding_box()
            assert inner is not None
            assert inner["x"] + inner["width"] <= box["x"] + box["width"] + 1
            assert part.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), part.inner_text()


def test_each_picture_has_a_text_for_those_who_do_not_see_it(lesson: NotebookPage) -> None:
    pictures = lesson.page.locator(".jp-OutputArea img").all()
    texts = [p.get_attribute("alt") or p.get_attribute("title") or "" for p in pictures]
    assert len(texts) >= 9
    assert min(map(len, texts)) > 40


@pytest.fixture
def dark(lesson: NotebookPage) -> Iterator[NotebookPage]:
    change = "t => { window.jupyterapp.commands.execute('apputils:change-theme', {theme: t}) }"
    is_theme = "light => document.body.dataset.jpThemeLight === light"
    lesson.page.evaluate(change, "JupyterLab Dark")
    lesson.page.wait_for_function(is_theme, arg="false")
    yield lesson
    lesson.page.evaluate(change, "JupyterLab Light")
    lesson.page.wait_for_function(is_theme, arg="true")


def test_in_the_dark_theme_the_picture_is_dark_and_its_ink_is_light(dark: NotebookPage) -> None:
    explorer = reset(dark, ZIGZAG)
    handle(explorer).focus()
    dark.page.keyboard.press("ArrowRight")
    dark.still()
    shades = pixels(dark.page, explorer.locator("img")).mean(axis=2)
    assert np.median(shades) < 40
    assert np.mean(shades > 150) > 0.005


def test_in_the_light_theme_the_picture_is_light_and_its_ink_is_dark(lesson: NotebookPage) -> None:
    shades = pixels(lesson.page, lesson.explorer(ZIGZAG).locator("img")).mean(axis=2)
    assert np.median(shades) > 240
    assert np.mean(shades < 120) > 0.005
