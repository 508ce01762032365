"""Puts a figure into a notebook, with a text that says the same to those who don't see it."""

import base64
import html
import io

from IPython.display import display
from matplotlib.figure import Figure

DRAWING = "lab-drawing"
"""The HTML class of a picture whose colours may be turned around: a drawing, not a photograph."""

# In a dark theme white becomes #121212 and ink becomes light, and each hue stays what it was:
# blue becomes sky blue. The selectors are those of JupyterLab and Notebook, VS Code, and Colab.
DARK_THEME = (
    f"[data-jp-theme-light=false] .{DRAWING}, .vscode-dark .{DRAWING}, "
    f"html[theme=dark] .{DRAWING} {{ filter: invert(.93) hue-rotate(180deg); }}"
)


def show(figure: Figure, alt: str, *, photographs: bool = False) -> None:
    """Display ``figure`` as a picture whose alternative text is ``alt``.

    Parameters
    ----------
    photographs : it holds some, so that it stays on white in a dark theme too
    """
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    show_picture(buffer.getvalue(), alt, classes="" if photographs else DRAWING)


def show_picture(png: bytes, alt: str, *, classes: str, css: str = "", script: str = "") -> None:
    """Display a PNG as HTML, for JupyterLab takes the alternative text from HTML alone.

    The bare PNG goes along for the programs that turn notebooks into other formats.

    Parameters
    ----------
    classes : the HTML classes of the picture, with a space between them
    css : rules beside those of the dark theme
    script : JavaScript that goes along
    """
    data = base64.b64encode(png).decode("ascii")
    picture = (
        (f"<script>{script}</script>" if script else "") + f"<style>{DARK_THEME} {css}</style>"
        f'<img class="{classes}" alt="{html.escape(alt)}" src="data:image/png;base64,{data}" '
        'style="max-width: 100%; height: auto;">'
    )
    display(
        {"text/html": picture, "image/png": data, "text/plain": alt},
        metadata={"image/png": {"alt": alt}},
        raw=True,
    )
