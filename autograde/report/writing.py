"""Fills the template of a report. All that is not ours is escaped there, and nothing is fetched."""

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from autograde.feedback.shown import plain
from autograde.report.content import PAIRS, ROWS, SLIPS, Report


def report_html(report: Report) -> str:
    """The page of a report, whole in itself."""
    style, script = _own("page.css"), _own("page.js")
    return _template().render(
        report=report,
        style=Markup(style),
        script=Markup(script),
        style_hash=_csp_hash(style),
        script_hash=_csp_hash(script),
        rows=ROWS,
        pairs=PAIRS,
        slips_shown=SLIPS,
    )


@lru_cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("autograde.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Half of a surrogate pair or a control character: no page may hold it.
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    return environment.get_template("page.html.j2")


@lru_cache
def _own(name: str) -> str:
    return files("autograde.report").joinpath(name).read_text(encoding="utf-8")


def _csp_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
