"""Turns what a student wrote and what their code displayed into HTML that is safe to open.

All text is escaped; nothing that a student wrote becomes markup but what Markdown makes of it, and
what `autograde.engine.clean` lets pass. Pictures come along as data; nothing is fetched.
"""

import base64
import binascii
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograde.engine.clean import clean
from autograde.feedback.formulas import formula

LONGEST = 20_000
"""Characters of a text that are shown; what a student prints may be much longer."""
PICTURES = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
}
"""Media types that are shown as pictures, and how such a file begins."""
DETAIL = re.compile(r"  ([a-z]+): *(.*)")
"""A line of a message of ``lab.check`` that says one thing, such as what came."""
IN_BACKTICKS = re.compile(r"`([^`\n]+)`")
ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)?|\x1b[@-Z\\-_]")
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)])
"""Characters that no page may hold, or that nobody sees."""


def plain(text: object) -> str:
    """A text without colours for terminals and control characters, cut if it is very long."""
    whole = text if isinstance(text, str) else "".join(map(str, _listed(text)))
    bare = ANSI.sub("", whole).translate(CONTROLS)
    # Half of a surrogate pair, which a program can print, is no character that a file can hold.
    bare = bare.encode("utf-8", "replace").decode()
    if len(bare) <= LONGEST:
        return bare
    return f"{bare[:LONGEST]}\n[... {len(bare) - LONGEST:,} characters more]"


def code(text: str) -> Markup:
    """Python code, with its syntax in colours."""
    return Markup(highlight(plain(text), PythonLexer(stripnl=False), _formatter()))


def code_css(style: str) -> str:
    """The colours of a style of Pygments, as rules for what `code` gives."""
    formatter: HtmlFormatter[str] = HtmlFormatter(style=style, cssclass="code")
    # The page chooses the background itself.
    rules = formatter.get_token_style_defs(".code")
    return "\n".join(rules)


def prose(text: str, attachments: Mapping[str, Any] | None = None) -> Markup:
    """A text in Markdown, of a student's or of the lesson's; HTML in it is shown as it is written.

    Parameters
    ----------
    attachments : the pictures that were dropped into the cell, as a notebook keeps them.
    """
    # A cell with tags in it was escaped when it was graded; here all is escaped in any case.
    return Markup(_markdown().render(plain(html.unescape(text)), {"attachments": attachments}))


def line(text: str) -> Markup:
    """One line in Markdown, a heading for example, without a paragraph around it."""
    return Markup(_markdown().renderInline(plain(html.unescape(text)), {}))


def message(text: str) -> Markup:
    """What a test said: a sentence, and below it what came, what was expected, and a hint."""
    sentence, details = [], []
    for line in plain(text).split("\n"):
        if found := DETAIL.fullmatch(line):
            details.append([found[1], [found[2]], line.index(found[2]) if found[2] else 0])
        elif details:
            indent = details[-1][2]
            details[-1][1].append(line[indent:] if not line[:indent].strip() else line.strip())
        else:
            sentence.append(line)
    rows = Markup("").join(
        Markup('<dt>{}</dt><dd class="{}">{}</dd>').format(
            name, name, _with_code("\n".join(lines).rstrip())
        )
        for name, lines, _ in details
    )
    shown = Markup("<p>{}</p>").format(_with_code("\n".join(sentence).strip()))
    return shown + Markup("<dl>{}</dl>").format(rows) if rows else shown


def _with_code(text: str) -> Markup:
    """A text in which what stands between backticks is code."""
    return Markup(IN_BACKTICKS.sub(r"<code>\1</code>", str(escape(text))))


def outputs(cell_outputs: Sequence[Any]) -> Iterator[Markup]:
    """What a cell printed, displayed and raised."""
    for output in cell_outputs:
        kind = output.get("output_type")
        if kind == "stream":
            yield _preformatted(output.get("text"), "printed")
        elif kind in {"display_data", "execute_result"}:
            yield from _display(output)
        elif kind == "error":
            yield _error(output)


def _display(output: Mapping[str, Any]) -> Iterator[Markup]:
    # Cleaned when it was graded, too; but the file may have come here on another way.
    data = clean(_mapping(output.get("data")))
    for kind in PICTURES:
        if (picture := _picture(kind, data.get(kind))) is not None:
            alt = _mapping(_mapping(output.get("metadata")).get(kind)).get("alt")
            text = plain(alt or data.get("text/plain", ""))
            yield Markup('<img alt="{}" src="{}">').format(text, picture)
            return
    if "text/html" in data:
        yield Markup('<div class="display">{}</div>').format(Markup(data["text/html"]))
    elif "text/markdown" in data:
        yield Markup('<div class="display">{}</div>').format(prose(data["text/markdown"]))
    elif isinstance(data.get("text/latex"), str):
        yield Markup('<div class="display">{}</div>').format(prose(data["text/latex"]))
    elif data.get("text/plain"):
        yield _preformatted(data["text/plain"], "printed")


def _error(output: Mapping[str, Any]) -> Markup:
    trace = plain("\n".join(map(str, _listed(output.get("traceback")))))
    summary = plain(f"{output.get('ename', '')}: {output.get('evalue', '')}").strip(": \n")
    first = summary.partition("\n")[0]
    if not trace.strip():
        return _preformatted(summary, "raised")
    return Markup(
        '<details class="raised"><summary>{}</summary><pre tabindex="0">{}</pre></details>'
    ).format(first, trace)


def _preformatted(text: object, name: str) -> Markup:
    # A wide text scrolls, and what scrolls must be reached by keyboard.
    return Markup('<pre class="{}" tabindex="0">{}</pre>').format(name, plain(text).rstrip("\n"))


def _picture(kind: str, data: object) -> str | None:
    """The address that holds a picture, or None if the data is none of that kind."""
    if not isinstance(data, str):
        return None
    try:
        content = base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    if not content.startswith(PICTURES[kind]):
        return None
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


@lru_cache
def _formatter() -> "HtmlFormatter[str]":
    return HtmlFormatter(cssclass="code", wrapcode=False)


@lru_cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, renderer=_formula, double_inline=True)
    parser.add_render_rule("image", _image)
    parser.add_render_rule("link_open", _link)
    return parser


def _formula(latex: str, options: Mapping[str, Any]) -> str:
    return formula(latex, block=bool(options["display_mode"]))


def _image(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Mapping[str, Any]
) -> str:
    """A picture of the cell's own; of any other its text alone, since nothing is fetched."""
    token = tokens[index]
    alt = self.renderInlineAsText(token.children or (), options, cast(Any, env))
    name = str(token.attrs.get("src", "")).removeprefix("attachment:")
    attached = _mapping(_mapping(env.get("attachments")).get(name))
    for kind, data in attached.items():
        if kind in PICTURES and (picture := _picture(kind, data)) is not None:
            return f'<img alt="{escapeHtml(alt)}" src="{picture}">'
    return f"<em>[picture: {escape(alt or name)}]</em>"


def _link(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Mapping[str, Any]
) -> str:
    tokens[index].attrSet("rel", "noopener noreferrer nofollow")
    return self.renderToken(tokens, index, options, cast(Any, env))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [] if value is None else [value]
