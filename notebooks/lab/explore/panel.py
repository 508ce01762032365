"""The controls and the picture as widgets. Nothing here knows what is drawn."""

import html
import math
from typing import Any

import ipywidgets as widgets
from traitlets import Unicode

from lab.explore.controls import Choice, Control, Preset, Slider, Values, start_values
from lab.explore.explorer import Explorer, Reading
from lab.explore.latest import LatestWins
from lab.explore.stage import Frame, Stage
from lab.figures import DARK_THEME, DRAWING

# Lengths in em, colours from the theme, so that all grows with the reader's type size.
_CSS = """
.lab-explorer { max-width: 940px; overflow: visible; }
.lab-explorer * { font-size: var(--jp-content-font-size1, 14px); }
.lab-explorer, .lab-explorer .widget-html-content { color: var(--jp-content-font-color1, inherit); }
.lab-explorer p { margin: 0 0 .4em; line-height: 1.45; }
.lab-explorer select { font-size: var(--jp-content-font-size1, 14px) !important; }
.lab-explorer img { max-width: calc(100% - 4px); height: auto; align-self: flex-start; }
.lab-explorer .widget-inline-hbox { overflow: visible; }
.lab-explorer .slider-container { min-width: 9em; overflow: visible; }
.lab-explorer .widget-hbox { max-width: 46em; overflow: visible; }
.lab-explorer .lab-unit { min-width: 4em; }
.lab-explorer .widget-readout { min-width: 3.2em; text-align: right; }
.lab-explorer .lab-failed p { color: #D55E00; font-weight: bold; }
.lab-explorer .lab-reading p { font-variant-numeric: tabular-nums; }
.lab-explorer .lab-reading p:last-child { min-height: 2.9em; } /* or the picture would jump */
.lab-explorer .lab-title { font-size: 1.3em !important; font-weight: bold; margin: .3em 0 0; }
.lab-explorer .noUi-handle:focus, .lab-explorer button:focus-visible,
.lab-explorer select:focus-visible, .lab-explorer .widget-readout:focus {
  outline: 3px solid #0072B2 !important; outline-offset: 2px; border-radius: 4px; }
[data-jp-theme-light=false] .lab-explorer :focus { outline-color: #56B4E9 !important; }
[data-jp-theme-light=false] .lab-explorer .lab-failed p { color: #F5A35C; }
"""


class _Picture(widgets.Image):
    """An image with a name for those who don't see it.

    ipywidgets shows a tooltip, which is that name, only on a widget that has a description.
    """

    description = Unicode("").tag(sync=True)


class Panel:
    """The live face of one explorer.

    Parameters
    ----------
    explorer, stage : what is explored, and its figure
    classes : the HTML class of the picture, or none

    Attributes
    ----------
    root : the widget to display
    knobs : the widget of each control, by the control's name
    picture, reading : the widgets that show the present state
    """

    def __init__(self, explorer: Explorer[Any, Any], stage: Stage, classes: str = DRAWING) -> None:
        self._controls = explorer.controls
        self._stage = stage
        self._paused = False
        self._frames = LatestWins[Values](self._draw)
        self.knobs = {control.name: _knob(control) for control in self._controls}
        self.picture = _Picture(format="png")
        if classes:
            self.picture.add_class(classes)
        self.reading = widgets.HTML()
        self.reading.add_class("lab-reading")
        self._draw(start_values(self._controls))
        for knob in self.knobs.values():
            knob.observe(self._changed, names="value")
        self.root = widgets.VBox(
            [
                widgets.HTML(f"<style>{_CSS} {DARK_THEME}</style>{_paragraph(explorer.look_for)}"),
                self._buttons(explorer),
                self._rows(),
                self.reading,
                self.picture,
            ]
        )
        self.root.add_class("lab-explorer")

    def set(self, values: Values) -> None:
        """Move the controls to these values, and all others to their start, in one step."""
        self._paused = True
        try:
            for name, value in (start_values(self._controls) | dict(values)).items():
                self.knobs[name].value = value
        finally:
            self._paused = False
        self._changed()

    def _changed(self, _change: object = None) -> None:
        if not self._paused:
            values = {c.name: c.clean(self.knobs[c.name].value) for c in self._controls}
            self._frames.ask(values)

    def _draw(self, values: Values) -> None:
        self._show(self._stage.frame(values))

    def _show(self, frame: Frame) -> None:
        with self.picture.hold_sync():  # one message for both
            self.picture.value = frame.png
            self.picture.tooltip = frame.reading.sentence  # the name that a screen reader reads
        self.reading.value = _status(frame.reading)
        (self.reading.add_class if frame.failed else self.reading.remove_class)("lab-failed")

    def _buttons(self, explorer: Explorer[Any, Any]) -> widgets.Box:
        row = []
        for preset in (*explorer.presets, Preset("Reset", {})):
            button = widgets.Button(description=preset.label, layout=widgets.Layout(width="auto"))
            button.on_click(lambda _button, values=preset.values: self.set(values))
            row.append(button)
        wrapped = widgets.Layout(flex_flow="row wrap", overflow="visible")
        return widgets.Box(row, layout=wrapped)

    def _rows(self) -> widgets.VBox:
        rows = []
        for control in self._controls:
            unit = widgets.Label(control.unit if isinstance(control, Slider) else "")
            unit.add_class("lab-unit")
            rows.append(widgets.HBox([self.knobs[control.name], unit]))
        return widgets.VBox(rows, layout=widgets.Layout(overflow="visible"))


def _knob(control: Control) -> Any:
    look = {
        "description": control.label,
        "style": {"description_width": "11.5em"},
        "layout": widgets.Layout(width="100%", flex="1 1 auto"),
    }
    match control:
        case Choice():
            return widgets.Dropdown(options=list(control.options), **look)
        case Slider(log=True):
            low, high = (math.log10(end) for end in (control.low, control.high))
            # Written out, a millionth does not fit beside the slider.
            readout = ".1e" if control.low < 1e-3 else ".3g"
            return widgets.FloatLogSlider(
                control.start, min=low, max=high, step=control.step, readout_format=readout, **look
            )
        case Slider():
            kind = widgets.IntSlider if control.whole else widgets.FloatSlider
            ends = {"min": control.low, "max": control.high, "step": control.step}
            return kind(control.start, readout_format=f".{control.decimals}f", **ends, **look)


def _paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"


def _status(reading: Reading) -> str:
    title = f'<p class="lab-title">{html.escape(reading.title)}</p>'
    return f'<div role="status" aria-live="polite">{title}{_paragraph(reading.details)}</div>'
