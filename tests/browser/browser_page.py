"""A notebook in a real browser: open it, run it, wait until it is still, look at it."""

import io
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, sync_playwright

from browser_server import Server

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
LOCAL = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:", "about:")
_OPTIONS = [
    "--no-sandbox",  # a container's root has no other way
    *("--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"),
    *("--disable-component-update", "--disable-dev-shm-usage", "--font-render-hinting=none"),
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]

# The toolbar says "idle" before there is a session, and "run all" does nothing then.
_READY = """() => {
  const context = window.jupyterapp?.shell?.currentWidget?.sessionContext;
  const kernel = context?.session?.kernel;
  return !!context?.isReady && kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""
# Count what was asked and what was answered, the messages of sliders included.
_TRACK = """() => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  const traffic = window.traffic = {open: new Set(), last: performance.now()};
  kernel.anyMessage.connect((_, {msg, direction}) => {
    traffic.last = performance.now();
    if (direction === 'send' && msg.channel === 'shell') traffic.open.add(msg.header.msg_id);
    if (direction === 'recv' && msg.header.msg_type === 'status'
        && msg.content.execution_state === 'idle') traffic.open.delete(msg.parent_header.msg_id);
  });
}"""
_STILL = "() => window.traffic.open.size === 0 && performance.now() - window.traffic.last > 250"
_RUN_ALL = """() => {
  window.ran = null;
  window.jupyterapp.commands.execute('notebook:run-all-cells')
    .then(() => { window.ran = 'yes'; }, error => { window.ran = 'no: ' + error; });
}"""
# From the model: the page itself holds only the cells near the window.
_ERRORS = """() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells
  .flatMap(cell => cell.outputs ?? []).filter(output => output.output_type === 'error')
  .map(output => output.ename + ': ' + output.evalue)"""


@dataclass
class NotebookPage:
    """An open page, and all that it complained about."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "request",
            lambda r: None if r.url.startswith(LOCAL) else self.outside.append(r.url),
        )

    def open(self, server: Server, notebook: str, app: str = "lab") -> None:
        """Open a notebook in JupyterLab (``lab``) or Notebook 7 (``notebook``), with a kernel."""
        # A workspace of its own, or tabs of an earlier test would be there.
        workspace = f"lab/workspaces/{secrets.token_hex(4)}/tree/{notebook}?reset"
        self.page.goto(server.url(workspace if app == "lab" else f"notebooks/{notebook}"))
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        self.page.wait_for_function(_READY, timeout=60_000)
        self.page.evaluate(_TRACK)

    def run_all(self) -> list[str]:
        """Run all cells; the errors that they end in."""
        self.page.evaluate(_RUN_ALL)  # evaluate() knows no time limit, so it does not wait
        self.page.wait_for_function("() => window.ran", timeout=120_000)
        assert self.page.evaluate("() => window.ran") == "yes"
        self.still()
        return self.page.evaluate(_ERRORS)

    def still(self) -> None:
        """Wait until the kernel has answered everything."""
        self.page.wait_for_function(_STILL, timeout=60_000, polling=50)

    def explorer(self, number: int) -> Locator:
        """The explorers in the order of the page, from 0."""
        return self.page.locator(".lab-explorer").nth(number)

    def close(self) -> None:
        """Shut the kernel down and the page."""
        self.page.evaluate(
            "() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.shutdown()"
        )
        self.page.close()


def pixels(page: Page, part: Locator) -> NDArray[np.uint8]:
    """What is seen of a part, once two shots in a row are the same; (height, width, 3)."""
    before = None
    for _ in range(40):
        part.scroll_into_view_if_needed()
        box = part.bounding_box()
        assert box is not None
        # A clip of the page: a part that is just being replaced can't be shot by itself.
        shot = page.screenshot(clip=box, caret="hide")
        now = np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"))
        if before is not None and before.shape == now.shape and (before == now).all():
            return now
        before = now
        page.wait_for_timeout(60)
    raise AssertionError("The picture never came to rest.")


@contextmanager
def chromium(width: int = 1280, height: int = 900) -> Iterator[BrowserContext]:
    """Debian's browser, without a window and without any network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_OPTIONS)
        try:
            context = browser.new_context(viewport={"width": width, "height": height})
            context.set_default_timeout(60_000)
            yield context
        finally:
            browser.close()
