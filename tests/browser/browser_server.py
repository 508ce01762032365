"""Starts a Jupyter server for one test run: on loopback, with settings and folders of its own."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

STARTS_WITHIN = 90.0
NO_NEWS = '{"fetchNews": "false", "checkForUpdates": false}'


@dataclass(frozen=True)
class Server:
    """Where a running server answers."""

    address: str
    token: str

    def url(self, path: str) -> str:
        """The full address of a page, with leave to enter."""
        return f"{self.address}/{path}{'&' if '?' in path else '?'}token={self.token}"


@contextmanager
def jupyter(root: Path, state: Path, theme: str = "JupyterLab Light") -> Iterator[Server]:
    """A server of JupyterLab and Notebook 7 on the notebooks in ``root``.

    Parameters
    ----------
    state : an empty folder for all that Jupyter keeps
    """
    settings = state / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    # A toast "would you like to hear Jupyter news" would cover what is tested.
    (settings / "notification.jupyterlab-settings").write_text(NO_NEWS)
    (settings / "themes.jupyterlab-settings").write_text(f'{{"theme": "{theme}"}}')
    port, token = _free_port(), secrets.token_hex(16)
    command = [
        *("-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}"),
        *("--allow-root", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={root}"),
        *(f"--IdentityProvider.token={token}", "--LabApp.extension_manager=readonly"),
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "--LabApp.expose_app_in_browser=True",
        "--JupyterNotebookApp.expose_app_in_browser=True",
    ]
    url = f"http://127.0.0.1:{port}"
    with _running(command, root, state, url, f"api?token={token}"):
        yield Server(url, token)


@contextmanager
def voila(notebook: Path, dashboard: Path, state: Path, *options: str) -> Iterator[Server]:
    """A Voila server of one notebook, as ``make explore`` starts it.

    Parameters
    ----------
    dashboard : the folder with Voila's settings and template
    """
    port = _free_port()
    command = ["-m", "voila", str(notebook), "--no-browser", f"--port={port}", *options]
    url = f"http://127.0.0.1:{port}"
    with _running(command, dashboard, state, url, "static/none", JUPYTER_PATH="."):
        yield Server(url, "")


@contextmanager
def _running(
    command: Sequence[str], cwd: Path, state: Path, url: str, probe: str, **environment: str
) -> Iterator[None]:
    folders = {
        f"JUPYTER_{name}": str(state / name.lower())
        for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    } | {
        "JUPYTERLAB_SETTINGS_DIR": str(state / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(state / "workspaces"),
        "IPYTHONDIR": str(state / "ipython"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    log = state / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=cwd,
            env=os.environ | folders | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(process, f"{url}/{probe}", log)
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _wait_for(process: subprocess.Popen, url: str, log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except urllib.error.HTTPError:
            return  # it answers
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text()[-3000:]}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
