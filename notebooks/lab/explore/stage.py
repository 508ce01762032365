"""An explorer's figure: drawn once as a whole; then, picture by picture, only what changes.

The same stage makes the still picture of a saved notebook and the pictures of a moving slider.
"""

import textwrap
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg

from lab import style
from lab.explore import png
from lab.explore.answers import SECONDS, AnswerError, within
from lab.explore.controls import Values
from lab.explore.explorer import Explorer, Reading

# JupyterLab runs a slider's callback on another thread than the cells, and Matplotlib is not made
# for two threads; so one explorer draws at a time.
_DRAWING = threading.RLock()


@dataclass(frozen=True)
class Frame:
    """One picture, and what it says."""

    png: bytes
    reading: Reading
    failed: bool = False
    """The picture shows a message in place of the data."""


class Stage:
    """The figure of one explorer."""

    def __init__(self, explorer: Explorer[Any, Any], seconds: float = SECONDS) -> None:
        self._explorer = explorer
        self._seconds = seconds
        with _DRAWING:
            self._set_up(explorer)

    @style.look()
    def _set_up(self, explorer: Explorer[Any, Any]) -> None:
        figure, self._artists = explorer.set_up()
        self._title = style.headline(figure, "A title")  # so that the layout leaves room
        self._message = figure.text(
            0.5, 0.5, "", ha="center", va="center", fontsize=13, linespacing=1.5,
            bbox={"boxstyle": "round,pad=0.8", "fc": "white", "ec": style.VERMILION, "lw": 2},
        )  # fmt: skip
        self._moving = list(_flat(self._artists))
        for artist in (self._title, self._message, *self._moving):
            artist.set_animated(True)
        self._figure = figure
        self._canvas = FigureCanvasAgg(figure)
        self._canvas.draw()
        figure.set_layout_engine("none")  # or a longer title would move the panels
        self._background = self._canvas.copy_from_bbox(figure.bbox)
        self._below_title = int(figure.bbox.height - self._title.get_window_extent().y0)

    def still(self, values: Values) -> Frame:
        """The whole picture for these values, title included."""
        return self._frame(values, titled=True)

    def frame(self, values: Values) -> Frame:
        """The picture without its title: a page shows that as text, sooner than it is drawn."""
        return self._frame(values, titled=False)

    def _frame(self, values: Values, titled: bool) -> Frame:
        """Whatever goes wrong is told in the picture."""
        explorer = self._explorer
        try:
            data = within(self._seconds, lambda: explorer.compute(values))
            with _DRAWING:
                reading = explorer.draw(self._artists, data)
                return Frame(self._drawn(self._moving, reading, titled), reading)
        except AnswerError as error:
            return self._told(str(error), titled)
        except Exception as error:
            return self._told(f"This explorer failed with {type(error).__name__}: {error}", titled)

    def _told(self, message: str, titled: bool) -> Frame:
        reading = Reading("Nothing can be drawn", message)
        with _DRAWING:
            self._message.set_text(textwrap.fill(message, 70))
            return Frame(self._drawn([self._message], reading, titled), reading, failed=True)

    def _drawn(self, artists: list[Artist], reading: Reading, titled: bool) -> bytes:
        self._canvas.restore_region(self._background)
        for artist in artists:
            self._figure.draw_artist(artist)
        pixels = np.asarray(self._canvas.buffer_rgba())
        if not titled:
            return png.encoded(pixels[self._below_title :])
        self._title.set_text(reading.title)
        self._figure.draw_artist(self._title)
        return png.encoded(pixels)


def _flat(artists: Any) -> Iterator[Artist]:
    if isinstance(artists, Artist):
        yield artists
    else:
        for part in artists:
            yield from _flat(part)
