"""From bytes that somebody handed in to a notebook, or to the reason why they are none.

Only the outline is checked: what stands in the cells is for ``autograde.submission.restore``.
"""

import json
import warnings
from typing import Any, cast

import nbformat
from nbformat import NotebookNode, convert, reader

MAJOR = 4


class NotANotebook(Exception):
    """The bytes are no notebook; the text is the end of a sentence that begins with its name."""


def read_notebook(data: bytes) -> NotebookNode:
    """Parse a notebook of format 4, or an older one that nbformat can bring up to it.

    Raises
    ------
    NotANotebook
        If it isn't one.
    """
    text, raw = _parsed(data)
    major = raw.get("nbformat")
    if type(major) is not int or not 1 <= major <= MAJOR:
        raise NotANotebook(f"has notebook format {_shown(major)}, which is unknown")
    if major < MAJOR:
        return _upgraded(text, major)
    if not isinstance(raw.get("cells"), list):
        raise NotANotebook("has no list of cells")
    try:
        return cast(NotebookNode, nbformat.from_dict(raw))
    except RecursionError as error:
        raise NotANotebook("is nested too deeply") from error


def _parsed(data: bytes) -> tuple[str, dict[str, Any]]:
    try:
        text = data.decode("utf-8-sig")
        raw = json.loads(text)
    except UnicodeDecodeError as error:
        raise NotANotebook(f"is not UTF-8 text (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise NotANotebook(
            f"is broken: it is not whole JSON (line {error.lineno}: {error.msg})"
        ) from error
    except (RecursionError, ValueError) as error:
        raise NotANotebook("is nested too deeply, or holds a number that is too long") from error
    if not isinstance(raw, dict) or "nbformat" not in raw:
        raise NotANotebook("is JSON, but not a notebook")
    return text, raw


def _upgraded(text: str, major: int) -> NotebookNode:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return convert(reader.reads(text), MAJOR)
    # nbformat's converters trust their input: anything may be raised.
    except Exception as error:
        raise NotANotebook(f"has notebook format {major} and can't be converted") from error


def _shown(value: object) -> str:
    return repr(value)[:40]
