"""Puts an explorer into a notebook: live where a front end listens, elsewhere a still picture."""

import os
from typing import Any

from IPython.core.getipython import get_ipython
from IPython.display import display

from lab.explore.controls import start_values
from lab.explore.explorer import Explorer
from lab.explore.keyboard import SCRIPT
from lab.explore.stage import Frame, Stage
from lab.figures import DRAWING, show_picture


def show(explorer: Explorer[Any, Any], *, photographs: bool = False) -> None:
    """Display the explorer.

    Two outputs: the still picture of the start values, which a saved notebook, a web page or
    a grader shows; and the live one, which hides the still one as soon as it is there.

    Parameters
    ----------
    photographs : it shows some, so that it stays on white in a dark theme too
    """
    stage = Stage(explorer)
    still = stage.still(start_values(explorer.controls))
    classes = "" if photographs else DRAWING
    if _front_end_listens():
        _show_live(explorer, stage, still, classes)
    else:
        show_picture(still.png, still.reading.sentence, classes=classes)


def _front_end_listens() -> bool:
    # nbgrader says so when it grades; a shell without a kernel has nobody to send widgets to.
    return hasattr(get_ipython(), "kernel") and "NBGRADER_EXECUTION" not in os.environ


def _show_live(explorer: Explorer[Any, Any], stage: Stage, picture: Frame, classes: str) -> None:
    from lab.explore.panel import Panel  # ipywidgets is needed here alone, and slow to import

    root = Panel(explorer, stage, classes).root
    still, live = f"lab-still-{root.model_id}", f"lab-live-{root.model_id}"
    root.add_class(live)
    output = ".jp-OutputArea-child"
    css = (
        f"body:has(.{live}) .{still} {{ display: none; }} "
        # A notebook reopened without its kernel would say "Error displaying widget" here.
        f"{output}:has(.{still}) + {output}:not(:has(.{live})) {{ display: none; }}"
    )
    text = picture.reading.sentence
    show_picture(picture.png, text, classes=f"{classes} {still}", css=css, script=SCRIPT)
    view = {"version_major": 2, "version_minor": 0, "model_id": root.model_id}
    display({"application/vnd.jupyter.widget-view+json": view, "text/plain": ""}, raw=True)
