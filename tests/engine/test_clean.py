"""What a student writes or displays is shown, and runs nothing in the browser that shows it."""

import pytest

from autograde.engine.clean import clean, clean_markdown


@pytest.mark.parametrize(
    "text",
    [
        "Plain *words*, where a < b and b > c, in $x < y$ or `if x < y:`",
        "A [link](https://example.org) & a list\n- one\n- two",
    ],
)
def test_an_honest_text_stays_as_it_is(text: str) -> None:
    assert clean_markdown(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "<svg onload=alert(1)>",
        '<iframe src="https://example.org"></iframe>',
        "<style>body {display: none}</style>",
        '<a href="javascript:alert(1)">x</a>',
    ],
)
def test_a_tag_that_runs_is_shown_and_does_not_run(text: str) -> None:
    cleaned = clean_markdown(text)
    inert = cleaned.startswith("    ")
    assert inert or not any(f"<{tag}" in cleaned for tag in ("script", "svg", "iframe", "style"))
    assert inert or "onerror=" not in cleaned


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&#58;alert(1)",
        "&#106;avascript:alert(1)",
        "java\tscript:alert(1)",
        "vbscript:x",
    ],
)
def test_a_link_that_runs_makes_the_text_a_block_of_code(address: str) -> None:
    cleaned = clean_markdown(f"Look:\n\n[here]({address})")
    assert all(line.startswith("    ") for line in cleaned.splitlines())


def test_a_display_keeps_its_picture_and_loses_its_script() -> None:
    shown = clean({"image/png": "iVBOR", "text/html": "<b>x</b><script>alert(1)</script>"})
    assert shown["image/png"] == "iVBOR"
    assert "<b>x</b>" in shown["text/html"]
    assert "<script" not in shown["text/html"]


def test_media_that_can_run_are_dropped() -> None:
    assert clean({"application/javascript": "alert(1)", "image/svg+xml": "<svg/>"}) == {}
