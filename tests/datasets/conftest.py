"""An empty cache folder, and a loopback server whose files have the faults that a test orders."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from loopback import Copy, Server


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on loopback that keeps count of what was asked."""
    monkeypatch.setenv("no_proxy", "*")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range")
            state.requests.append((self.path, asked))
            copy = state.copies.get(self.path, Copy(status=404))
            if copy.status != 200:
                self.send_error(copy.status)
                return
            start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and copy.ranges else 0
            if start and start >= len(copy.body):
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{len(copy.body)}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            rest = copy.body[start:]
            self.send_response(206 if start else 200)
            if start:
                last = len(copy.body) - 1
                self.send_header("Content-Range", f"bytes {start}-{last}/{len(copy.body)}")
            self.send_header("Content-Length", str(len(rest)))
            self.end_headers()
            self.send_body(copy, rest)

        def send_body(self, copy: Copy, rest: bytes) -> None:
            if copy.when_half:
                self.wfile.write(rest[: len(rest) // 2])
                copy.when_half()
                state.closing.wait()
            elif copy.stalls_after is not None:
                self.wfile.write(rest[: copy.stalls_after])
                state.closing.wait()
            elif copy.trickles:
                for i in range(0, len(rest), 100):
                    if state.closing.wait(0.005):
                        return
                    self.wfile.write(rest[i : i + 100])
            elif copy.breaks_after is not None and copy.breaks > 0:
                copy.breaks -= 1
                self.wfile.write(rest[: copy.breaks_after])
            else:
                self.wfile.write(rest)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is what several tests are about."""

    http = Quiet(("127.0.0.1", 0), Handler)
    state = Server(f"http://127.0.0.1:{http.server_address[1]}", {})
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield state
    state.closing.set()
    http.shutdown()
    http.server_close()
