"""What a student displays, without what would run in the browser of whoever looks at it."""

import html
import re
from collections.abc import Mapping
from typing import Any

import bleach

KEPT = ("text/plain", "text/latex", "image/png", "image/jpeg", "image/gif", "application/json")
"""Media types that hold nothing to run. HTML and Markdown are cleaned, all others dropped."""
TAGS = {
    *("a", "b", "blockquote", "br", "caption", "code", "dd", "details", "div", "dl", "dt", "em"),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "small",
        "span",
    ),
    *(
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ),
}
ATTRIBUTES = {
    "*": {"class", "title"},
    "a": {"href"},
    "img": {"alt", "src", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
SMALL = 200
"""Characters below which a picture is too small to be sure that it is the same."""
MARKUP = re.compile(r"<[a-z/!?]", re.IGNORECASE)
SCRIPT_ADDRESS = re.compile(r"(javascript|vbscript):", re.IGNORECASE)
INVISIBLE = re.compile(r"[\s\x00-\x1f]")
"""What a browser passes over inside an address."""


def clean(data: Mapping[str, Any]) -> dict[str, Any]:
    """A display's data by media type, with nothing in it that runs or is fetched."""
    kept = {kind: value for kind, value in data.items() if kind in KEPT}
    for kind in ("text/html", "text/markdown"):
        text = data.get(kind)
        if isinstance(text, str) and not _is_only(text, kept.get("image/png")):
            kept[kind] = _cleaned(text)
    return kept


def _is_only(text: str, picture: object) -> bool:
    """Whether it shows a picture that is there already, as ``lab.figures`` makes its figures."""
    return isinstance(picture, str) and len(picture) > SMALL and picture.strip() in text


def clean_markdown(text: str) -> str:
    """A text cell that a student wrote: tags that would run are shown as they were written.

    A text with a link that would run something becomes a block of code, whole.
    """
    if SCRIPT_ADDRESS.search(INVISIBLE.sub("", html.unescape(text))):
        return "\n".join(f"    {line}" for line in text.splitlines())
    if not MARKUP.search(text):
        return text
    return bleach.clean(text, TAGS, _is_harmless, protocols={"data", "https", "http"})


def _cleaned(text: str) -> str:
    return bleach.clean(text, TAGS, _is_harmless, protocols={"data", "https", "http"}, strip=True)


def _is_harmless(tag: str, name: str, value: str) -> bool:
    if (tag, name) == ("img", "src"):
        # An image that is fetched tells its owner that someone looked.
        return value.startswith("data:image/")
    return name in ATTRIBUTES["*"] or name in ATTRIBUTES.get(tag, ())
