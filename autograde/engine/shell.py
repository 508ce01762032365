"""An IPython shell without a kernel: cells run in it, and what they show lands in ``Outputs``.

Both sides use it: the fork for the student's cells, the examiner for what a test cell displays.
"""

import importlib
import io
import pkgutil
import sys
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograde.engine.outputs import Outputs

TRACEBACK = 20_000
"""Characters of a traceback that are kept."""


class Stream(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr`` of a cell."""

    encoding = "utf-8"  # type: ignore[assignment]
    errors = "replace"  # type: ignore[assignment]

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name = name
        self.outputs = outputs

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self.outputs.stream(self.name, str(text))
        return len(text)

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False


class _Displays(DisplayPublisher):
    outputs: Outputs

    def publish(self, data: Any, metadata: Any = None, **how: Any) -> None:  # type: ignore[override]
        if not how.get("update"):
            self.outputs.add(
                {"output_type": "display_data", "data": data, "metadata": metadata or {}}
            )

    def clear_output(self, wait: bool = False) -> None:
        self.outputs.clear(wait)


class _Results(DisplayHook):
    outputs: Outputs

    def write_output_prompt(self) -> None:
        self._result: dict[str, Any] = {
            "output_type": "execute_result",
            "execution_count": self.prompt_count,
        }

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self._result.update(data=format_dict, metadata=md_dict or {})

    def finish_displayhook(self) -> None:
        if "data" in self._result:
            self.outputs.add(self._result)


class CaptureShell(InteractiveShell):
    """A shell whose prints, displays, results and errors become ``outputs``."""

    outputs: Outputs

    def enable_gui(self, gui: Any = None) -> None:
        """There is no window to open."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        lines = [str(line) for line in stb]
        while sum(map(len, lines)) > TRACEBACK and len(lines) > 1:
            del lines[len(lines) // 2]
        self.outputs.add(
            {
                "output_type": "error",
                "ename": _short(getattr(etype, "__name__", "Error")),
                "evalue": _short(evalue),
                "traceback": [line[:TRACEBACK] for line in lines],
            }
        )


def _short(value: object) -> str:
    try:
        return str(value)[:TRACEBACK]
    except Exception:
        return "<an error whose text can't be made>"


def new_shell(outputs: Outputs) -> CaptureShell:
    """Make the shell of this process, with figures inline; there can be one."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = CaptureShell.instance(
        config=config, displayhook_class=_Results, display_pub_class=_Displays
    )
    for part in (shell, shell.displayhook, shell.display_pub):
        part.outputs = outputs  # type: ignore[union-attr]
    shell.enable_matplotlib("inline")
    return shell


def import_lab() -> None:
    """Import all of ``lab``, so that a fork of this process finds it imported."""
    import lab

    for module in pkgutil.iter_modules(lab.__path__, "lab."):
        importlib.import_module(module.name)


def redirect(outputs: Outputs) -> None:
    """Have this process print to ``outputs``."""
    sys.stdout, sys.stderr = Stream("stdout", outputs), Stream("stderr", outputs)
