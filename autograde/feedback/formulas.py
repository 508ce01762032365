"""Turns a formula in LaTeX into MathML, which a browser shows by itself, without a script.

What the converter makes of a student's formula may hold anything, so it is taken apart and put
together again from the elements of MathML alone. A formula that isn't understood stays as it was
written.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert
from markupsafe import Markup, escape

LONGEST = 2000
"""Characters; longer ones are shown as they were written."""
ELEMENTS = re.compile(
    r"math|none|mprescripts|m(row|i|o|n|s|text|space|frac|sqrt|root|sub|sup|subsup|under|over"
    r"|underover|multiscripts|table|tr|td|style|padded|phantom|enclose|error)"
)
ATTRIBUTES = re.compile(
    r"accent(under)?|column(align|lines|span)|row(lines|span)|display(style)?|fence|form"
    r"|linethickness|[lr]space|mathvariant|(max|min)size|notation|scriptlevel|separator|stretchy"
    r"|symmetric|width"
)
VALUE = re.compile(r"[\w .+%-]*", re.ASCII)
NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"


class _Foreign(ValueError):
    """Something that MathML has no place for."""


@lru_cache(maxsize=1000)
def formula(latex: str, *, block: bool = False) -> Markup:
    """The formula as MathML, or as code where it can't be converted."""
    latex = latex.strip()
    dollars = "$$" if block else "$"
    written = Markup("<code>{}{}{}</code>").format(dollars, latex, dollars)
    if len(latex) > LONGEST:
        return written
    try:
        tree = ElementTree.fromstring(convert(latex, display="block" if block else "inline"))
        return Markup("").join(_rebuilt(tree))
    # The converter raises whatever it runs into in a formula that isn't one.
    except Exception:
        return written


def _rebuilt(element: Element) -> Iterator[Markup]:
    name = element.tag.removeprefix(NAMESPACE)
    if not ELEMENTS.fullmatch(name):
        raise _Foreign(name)
    attributes = Markup("").join(
        Markup(' {}="{}"').format(key, value)
        for key, value in element.items()
        if ATTRIBUTES.fullmatch(key) and VALUE.fullmatch(value)
    )
    yield Markup("<{}{}>").format(name, attributes)
    yield escape(element.text or "")
    for child in element:
        yield from _rebuilt(child)
        yield escape(child.tail or "")
    yield Markup("</{}>").format(name)
