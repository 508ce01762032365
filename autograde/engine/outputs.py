"""What a cell shows, kept as a notebook keeps it and cut where it grows too large."""

import json
import threading
from typing import Any

Output = dict[str, Any]
"""As in a notebook: a stream, a display, a result or an error."""


class Outputs:
    """The outputs of one cell.

    Parameters
    ----------
    limit : bytes that are kept.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.kept: list[Output] = []
        self.size = 0
        self.lost = 0
        self._clear_at_next = False
        self._lock = threading.RLock()

    def stream(self, name: str, text: str) -> None:
        """Add printed text."""
        with self._lock:
            self._stream(name, text)

    def _stream(self, name: str, text: str) -> None:
        self._cleared()
        room = max(0, self.limit - self.size)
        self.size += len(text)
        self.lost += max(0, len(text) - room)
        if not room or not text:
            return
        last = self.kept[-1] if self.kept else {}
        if last.get("output_type") != "stream" or last["name"] != name:
            self.kept.append({"output_type": "stream", "name": name, "text": []})
        self.kept[-1]["text"].append(text[:room])

    def add(self, output: Output) -> None:
        """Add a display, a result or an error, whole or not at all."""
        size = len(json.dumps(output, default=str))
        with self._lock:
            self._cleared()
            if self.size + size > self.limit and output["output_type"] != "error":
                self.lost += size
                return
            self.size += size
            self.kept.append(output)

    def clear(self, wait: bool) -> None:
        """Forget what was shown, now or when the next output comes."""
        self._clear_at_next = True
        if not wait:
            self._cleared()

    def taken(self) -> list[Output]:
        """The outputs, with a note where some are missing; they are forgotten here."""
        with self._lock:
            outputs, lost = self.kept, self.lost
            self.kept, self.size, self.lost = [], 0, 0
        for output in outputs:
            if output["output_type"] == "stream":
                output["text"] = "".join(output["text"])
        if lost:
            note = f"\n[{lost:,} bytes of output more were left out]\n"
            outputs.append({"output_type": "stream", "name": "stderr", "text": note})
        return outputs

    def _cleared(self) -> None:
        if self._clear_at_next:
            self.kept, self.size, self._clear_at_next = [], 0, False
