"""How long from a key press to the changed picture on the screen, in a real browser.

Prints the floor (a slider that changes a number), the course's explorers, and the usual way
(``interact`` with the inline figures), all of one run. The clock is the page's own: from the key
event's time stamp to the frame that shows the changed picture.

    .venv/bin/python benchmarks/explorers.py [--rounds 3] [--presses 20]
"""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import numpy as np
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Error
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "browser"))

from browser_page import NotebookPage, chromium  # noqa: E402
from browser_server import jupyter  # noqa: E402

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
WARM_UP = 3

FLOOR = """\
import ipywidgets as widgets
slider, text = widgets.IntSlider(0, 0, 500), widgets.HTML('<b class="shown">0</b>')
slider.observe(lambda c: setattr(text, 'value', f'<b class="shown">{c.new}</b>'), names='value')
widgets.VBox([slider, text])"""
THREE_PANELS = """\
import solutions.activations as answers
from lab import explore
explore.activations(sigmoid=answers.sigmoid, sigmoid_grad=answers.sigmoid_grad,
                    tanh_grad=answers.tanh_grad, saturated_fraction=answers.saturated_fraction)"""
TEN_HISTOGRAMS = """\
from lab.explore.display import show
from ten_histograms import TenHistograms, network
show(TenHistograms(*network()))"""
USUAL_THREE = """\
%matplotlib inline
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
import solutions.activations as answers
z, grid = np.random.default_rng(0).standard_normal(4000), np.linspace(-15, 15, 601)
@interact(mean=(-8.0, 8.0, 0.1), spread=(0.1, 10.0, 0.1))
def draw(mean=0.0, spread=2.0):
    x = mean + spread * z
    _, (left, middle, right) = plt.subplots(1, 3, figsize=(9.2, 4), layout='constrained')
    for axes, f in ((left, answers.sigmoid), (middle, answers.sigmoid_grad)):
        axes.hist(x, bins=90, range=(-15, 15), density=True, alpha=0.5)
        axes.plot(grid, f(grid))
    right.hist(answers.sigmoid_grad(x), bins=48, range=(0, 1.2), density=True)
    plt.show()"""
USUAL_TEN = """\
%matplotlib inline
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from ten_histograms import network
H0, weights = network()
@interact(gain=(0.2, 3.0, 0.01))
def draw(gain=1.0):
    _, panels = plt.subplots(2, 5, figsize=(9.2, 4.2), layout='constrained')
    H = H0
    for W, axes in zip(weights, panels.flat):
        H = np.tanh(np.float32(gain) * (H @ W))
        axes.hist(H.ravel(), bins=40, range=(-1, 1))
    plt.show()"""

# The picture's fingerprint is looked at in every frame; when it changed (and is decoded), a message
# posted from that frame arrives just after the frame was painted.
PROBE = """() => {
  const probe = window.probe = {pressed: 0, waiting: false, latencies: [], painted: []};
  const look = () => {
    const shown = [...document.querySelectorAll('.jp-OutputArea .shown, .jp-OutputArea img')]
      .filter(element => element.getClientRects().length).pop();
    if (!shown) return null;
    const print = shown.tagName !== 'IMG' ? shown.textContent
      : !shown.complete ? null : shown.src.length + shown.src.slice(-4000);
    return print === null ? null : [print, shown];
  };
  addEventListener('keydown', event => {
    probe.pressed = event.timeStamp; probe.waiting = true;
  }, true);
  let last;
  const watch = async () => {
    const [print, shown] = look() ?? [last];
    if (print !== last) {
      const counts = last !== undefined && probe.waiting, pressed = probe.pressed;
      last = print; probe.waiting = false;
      try { await shown.decode?.(); } catch { /* replaced meanwhile */ }
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        probe.painted.push(performance.now());
        if (counts) probe.latencies.push(performance.now() - pressed);
      };
      channel.port2.postMessage(0);
    }
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
}"""


@dataclass
class Case:
    """One notebook, and what was measured in it, round by round, in milliseconds."""

    name: str
    code: str
    medians: list[float] = field(default_factory=list)
    tails: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    late: list[int] = field(default_factory=list)


def cases() -> list[Case]:
    return [
        Case("floor: a number", FLOOR),
        Case("explorer, three panels", THREE_PANELS),
        Case("explorer, ten histograms", TEN_HISTOGRAMS),
        Case("interact + inline, three panels", USUAL_THREE),
        Case("interact + inline, ten histograms", USUAL_TEN),
    ]


def press_singly(opened: NotebookPage, case: Case, presses: int) -> None:
    """Press a key, wait for the picture, and again."""
    page = opened.page
    page.locator(".noUi-handle").last.focus()
    page.evaluate("() => { window.probe.latencies = []; }")
    for number in range(presses + WARM_UP):
        page.keyboard.press("ArrowLeft" if number % 2 else "ArrowRight")
        page.wait_for_function(
            "n => window.probe.latencies.length > n", arg=number, timeout=10_000, polling=20
        )
        opened.still()
    latencies = page.evaluate("() => window.probe.latencies")[WARM_UP:]
    case.medians.append(float(np.median(latencies)))
    case.tails.append(float(np.percentile(latencies, 95)))


def hold_down(opened: NotebookPage, case: Case, seconds: float = 2.0) -> None:
    """Hold a key as a keyboard repeats it, 30 times a second; see what is painted, until when."""
    page = opened.page
    page.locator(".noUi-handle").last.focus()
    page.evaluate("() => { window.probe.painted = []; }")
    start = page.evaluate("() => performance.now()")
    for _ in range(int(seconds * 30)):
        page.keyboard.down("ArrowRight")
        page.wait_for_timeout(33)
    end = page.evaluate("() => performance.now()")
    page.keyboard.up("ArrowRight")
    opened.still()
    painted = page.evaluate("() => window.probe.painted")
    case.rates.append(1000 * sum(t <= end for t in painted) / (end - start))
    case.late.append(sum(t > end for t in painted))
    case.lags.append(max([t - end for t in painted if t > end], default=0.0))
    page.keyboard.press("Home")
    opened.still()


def measure(rounds: int, presses: int) -> list[Case]:
    """All cases, in turns, so that what else the computer does meets all of them."""
    measured = cases()
    with tempfile.TemporaryDirectory() as name:
        folder, state = Path(name) / "notebooks", Path(name) / "jupyter"
        folder.mkdir()
        state.mkdir()
        for number, case in enumerate(measured):
            notebook = new_notebook(cells=[new_code_cell(case.code)], metadata=KERNEL)
            nbformat.write(notebook, folder / f"{number}.ipynb")
        os.environ["PYTHONPATH"] = str(HERE)
        with jupyter(folder, state) as server, chromium() as browser:
            pages = []
            for number in range(len(measured)):
                page = NotebookPage(browser.new_page())
                page.open(server, f"{number}.ipynb")
                errors = page.run_all()
                if errors:
                    raise SystemExit(f"{measured[number].name}: {errors}")
                page.page.evaluate(PROBE)
                pages.append(page)
            for _ in range(rounds):
                for case, page in zip(measured, pages, strict=True):
                    page.page.bring_to_front()
                    page.page.wait_for_timeout(300)
                    press_singly(page, case, presses)
                    hold_down(page, case)
    return measured


def table(measured: list[Case]) -> Table:
    """The best round of each case, and its ratio to the floor's best."""
    result = Table(title="From key press to changed pixels, best round, ms")
    for heading in (
        "",
        "median",
        "95 %",
        "× floor",
        "held: pictures/s",
        "pictures after release",
        "last after, ms",
    ):
        result.add_column(heading, justify="left" if not heading else "right")
    floor = min(measured[0].medians)
    for case in measured:
        best = int(np.argmin(case.medians))
        result.add_row(
            case.name,
            f"{case.medians[best]:.0f}",
            f"{case.tails[best]:.0f}",
            f"{case.medians[best] / floor:.2f}",
            f"{max(case.rates):.0f}",
            str(min(case.late)),
            f"{min(case.lags):.0f}",
        )
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--presses", type=int, default=20)
    options = parser.parse_args()
    try:
        measured = measure(options.rounds, options.presses)
    except Error as error:
        raise SystemExit(f"The browser gave up: {error}") from None
    Console(width=120).print(table(measured))
    rounds = {case.name: [round(m) for m in case.medians] for case in measured}
    Console(width=120).print("medians of all rounds:", rounds)


if __name__ == "__main__":
    main()
