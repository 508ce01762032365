"""What a student wrote or displayed becomes HTML in which nothing runs and nothing is fetched."""

import base64
import json
from html.parser import HTMLParser

import pytest

from autograde.feedback.formulas import formula
from autograde.feedback.shown import code, message, outputs, plain, prose

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"0" * 300).decode()
SCRIPTS = [
    "<script>top.taken = 1</script>",
    '<img src="x" onerror="top.taken = 1">',
    '<svg onload="top.taken = 1"></svg>',
    '<iframe srcdoc="<script>top.taken = 1</script>"></iframe>',
    '<a href="javascript:top.taken = 1">here</a>',
    "[here](javascript:top.taken=1)",
    '<math><mtext></mtext><mglyph><style><img src="x" onerror="top.taken = 1"></style></math>',
    "$\\text{<img src=x onerror=top.taken=1>}$",
    "$\\href{javascript:top.taken=1}{x}$",
    "$$\\style{background:url(http://127.0.0.1:9/x)}{x}$$",
    "![](http://127.0.0.1:9/picture.png)",
    "```\n</code></pre><script>top.taken = 1</script>\n```",
    "&lt;script&gt;top.taken = 1&lt;/script&gt;",
]
RUNNING = {"script", "style", "svg", "iframe", "object", "embed", "form", "link", "meta", "base"}


class Dangers(HTMLParser):
    """Collects what would run or be fetched."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in RUNNING:
            self.found.append(tag)
        for name, value in attrs:
            address = (value or "").strip().lower()
            if (
                name.startswith("on")
                or name == "style"
                or (name == "src" and not address.startswith("data:image/"))
                or (name == "href" and not address.startswith(("http://", "https://")))
            ):
                self.found.append(f"{tag} {name}={value}")


def display(**data: object) -> str:
    return "".join(outputs([{"output_type": "display_data", "data": data, "metadata": {}}]))


@pytest.mark.parametrize("text", SCRIPTS)
def test_nothing_in_a_written_text_runs(text: str) -> None:
    assert Dangers(prose(text)).found == []


@pytest.mark.parametrize("kind", ["text/html", "text/markdown", "text/latex", "image/svg+xml"])
@pytest.mark.parametrize("text", SCRIPTS)
def test_nothing_in_a_displayed_text_runs(text: str, kind: str) -> None:
    assert Dangers(display(**{kind: text})).found == []


def test_the_check_itself_finds_what_runs() -> None:
    assert len([text for text in SCRIPTS if Dangers(text).found]) >= 5


def test_code_is_shown_as_it_was_typed() -> None:
    shown = str(code("if a < b:\n    print('</pre><script>')"))
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_picture_is_data_with_its_text_and_nothing_else_passes_for_one() -> None:
    shown = display(**{"image/png": PNG, "text/plain": 'a "curve"'})
    assert f'src="data:image/png;base64,{PNG}"' in shown
    assert 'alt="a &#34;curve&#34;"' in shown
    for wrong in ("no base64!", base64.b64encode(b"<svg onload=x>").decode(), ["a"], None):
        assert "<img" not in display(**{"image/png": wrong, "text/plain": "words"})


def test_a_picture_s_own_text_comes_before_the_plain_one() -> None:
    output = {"output_type": "display_data", "data": {"image/png": PNG, "text/plain": "<Figure>"}}
    output["metadata"] = {"image/png": {"alt": "A curve that rises."}}
    assert 'alt="A curve that rises."' in "".join(outputs([output]))


def test_what_is_printed_loses_colours_and_control_characters_and_is_cut() -> None:
    assert plain("\x1b[31mred\x1b[0m\x00\x07 \ud800") == "red ?"
    assert plain(["a", "b"]) == "ab"
    assert plain("x" * 50_000).endswith("[... 30,000 characters more]")


def test_a_traceback_is_folded_under_its_last_words() -> None:
    error = {
        "output_type": "error",
        "ename": "ValueError",
        "evalue": "no <b>",
        "traceback": ["\x1b[31mTraceback\x1b[0m", "line 1"],
    }
    shown = "".join(outputs([error]))
    assert "<summary>ValueError: no &lt;b&gt;</summary>" in shown
    assert "Traceback\nline 1" in shown


@pytest.mark.parametrize("broken", [{}, {"output_type": "display_data", "data": "x"}, {"data": {}}])
def test_an_output_that_is_none_shows_nothing(broken: dict) -> None:
    assert "".join(outputs([broken])) == ""


def test_a_formula_becomes_mathml() -> None:
    shown = formula(r"\frac{|a - b|}{10^{-8}}")
    assert shown.startswith("<math")
    assert "<mfrac>" in shown
    assert 'display="block"' in formula("x", block=True)


@pytest.mark.parametrize(
    "latex", [r"\text{<script>1</script>}", r"\text{<b>x</b>}", "a & b", "x" * 3000, r"\frac{"]
)
def test_a_formula_that_is_none_is_shown_as_it_was_written(latex: str) -> None:
    shown = formula(latex)
    assert shown.startswith("<code>$")
    assert "<script>" not in shown
    assert "<b>" not in shown


def test_an_address_in_a_formula_is_dropped() -> None:
    assert "javascript" not in formula(r"\href{javascript:alert(1)}{x}")


def test_formulas_in_a_text_are_converted_and_keep_their_signs() -> None:
    shown = str(prose("With $a < b$ and\n\n$$\\sigma(x)$$\n\nfor 5 $ and `1 < 2`."))
    assert shown.count("<math") == 2
    assert "<code>1 &lt; 2</code>" in shown


def test_a_dropped_in_picture_is_shown_and_another_is_named() -> None:
    attachments = {"a.png": {"image/png": PNG}}
    assert f'src="data:image/png;base64,{PNG}"' in prose("![A b](attachment:a.png)", attachments)
    assert "[picture: A b]" in prose("![A b](attachment:c.png)", attachments)
    assert "<img" not in prose("![A b](https://example.org/x.png)")


def test_what_stands_between_backticks_in_a_message_is_code() -> None:
    shown = message("Use `x < y`, not `.\n  hint: try `np.exp`")
    assert "Use <code>x &lt; y</code>, not `." in shown
    assert '<dd class="hint">try <code>np.exp</code></dd>' in shown


def test_a_tests_message_is_taken_apart() -> None:
    shown = str(
        message(
            "f(1) is wrong.\n  came:      [1 2]\n             [3 4]\n  expected:  3 <\n"
            "  hint:      no."
        )
    )
    assert shown.startswith("<p>f(1) is wrong.</p><dl>")
    assert '<dd class="came">[1 2]\n[3 4]</dd>' in shown
    assert '<dd class="expected">3 &lt;</dd>' in shown
    assert message("ValueError: x\n<b>").startswith("<p>ValueError: x\n&lt;b&gt;</p>")


def test_any_json_that_a_notebook_may_hold_is_shown_without_an_error() -> None:
    odd = json.loads(
        '[{"output_type": "stream", "text": [1, null, {"a": 2}]},'
        '{"output_type": "error", "traceback": "words", "ename": 7},'
        '{"output_type": "display_data", "data": {"text/plain": {"x": 1}},'
        ' "metadata": 3}]'
    )
    assert len(list(outputs(odd))) == 3
