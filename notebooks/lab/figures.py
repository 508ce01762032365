"""Puts a figure into a notebook, with a text that says the same to those who don't see it."""

import base64
import html
import io

from IPython.display import display
from matplotlib.figure import Figure


def show(figure: Figure, alt: str) -> None:
    """Display ``figure`` as a picture whose alternative text is ``alt``.

    JupyterLab takes the alternative text from HTML alone; the bare PNG is for the programs that
    turn notebooks into other formats.
    """
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    png = base64.b64encode(buffer.getvalue()).decode("ascii")
    picture = (
        f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{png}" '
        'style="max-width: 100%; height: auto;">'
    )
    display(
        {"text/html": picture, "image/png": png, "text/plain": alt},
        metadata={"image/png": {"alt": alt}},
        raw=True,
    )
