"""What a student displays, without what would run in the browser of whoever looks at it."""

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
OWN_FIGURE = re.compile(
    r'<img alt="[^"<>]*" src="data:image/png;base64,[A-Za-z0-9+/=]*" style="[a-z0-9%:; -]*">'
)
"""What ``lab.figures.show`` makes; to parse a megabyte of picture takes long."""


def clean(data: Mapping[str, Any]) -> dict[str, Any]:
    """A display's data by media type, with nothing in it that runs or is fetched."""
    kept = {kind: value for kind, value in data.items() if kind in KEPT}
    for kind in ("text/html", "text/markdown"):
        text = data.get(kind)
        if isinstance(text, str):
            kept[kind] = text if OWN_FIGURE.fullmatch(text) else _cleaned(text)
    return kept


def _cleaned(text: str) -> str:
    return bleach.clean(text, TAGS, _is_harmless, protocols={"data", "https", "http"}, strip=True)


def _is_harmless(tag: str, name: str, value: str) -> bool:
    if (tag, name) == ("img", "src"):
        # An image that is fetched tells its owner that someone looked.
        return value.startswith("data:image/")
    return name in ATTRIBUTES["*"] or name in ATTRIBUTES.get(tag, ())
