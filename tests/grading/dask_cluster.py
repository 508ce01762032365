"""A Dask cluster of real processes on loopback: a scheduler, workers, and certificates for them."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs" / "scale.md"
PATIENCE = 120.0
"""Seconds after which waiting for something that must come is given up."""


@dataclass(frozen=True)
class Cluster:
    """A running scheduler, and the workers that were started.

    Parameters
    ----------
    folder : of the processes' own files.
    environment : of every process that is to join.
    """

    folder: Path
    environment: Mapping[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return json.loads((self.folder / "scheduler.json").read_text())["address"]

    def start_scheduler(self, protocol: str) -> subprocess.Popen[bytes]:
        scheduler = self._start(
            *("scheduler", f"--protocol={protocol}", "--host=127.0.0.1", "--port=0"),
            *("--dashboard-address=127.0.0.1:0", f"--scheduler-file={self._file}"),
            cwd=self.folder,
        )
        wait_until(self._file.exists, scheduler)
        return scheduler

    def start_worker(self, name: str, course: Path) -> subprocess.Popen[bytes]:
        """Start a worker with one thread in a folder of the course."""
        return self._start(
            *("worker", f"--scheduler-file={self._file}", "--nthreads=1", "--no-nanny"),
            *(f"--name={name}", f"--local-directory={self.folder / name}"),
            cwd=course,
        )

    @property
    def _file(self) -> Path:
        return self.folder / "scheduler.json"

    def _start(self, *arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
        program = str(Path(sys.executable).with_name("dask"))
        with (self.folder / f"log-{len(self.processes)}.txt").open("wb") as log:
            process = subprocess.Popen(
                [program, *arguments], cwd=cwd, env=self.environment, stdout=log, stderr=log
            )
        self.processes.append(process)
        return process


@contextmanager
def cluster(folder: Path, environment: Mapping[str, str] = os.environ) -> Iterator[Cluster]:
    """An empty cluster; all its processes are ended with the block."""
    made = Cluster(folder, environment)
    try:
        yield made
    finally:
        for process in made.processes:
            process.kill()
            process.wait()


def certificates(folder: Path) -> dict[str, str]:
    """Follow docs/scale.md, to the letter, to certificates and Dask's configuration in a folder.

    Returns
    -------
    The environment in which Dask's processes find them.
    """
    text = DOCS.read_text()
    section = text[text.index("### Certificates") :]
    (commands,) = re.findall(r"```sh\n(.*?)```", section.partition("```yaml")[0], re.DOTALL)
    subprocess.run(
        ["bash", "-e", "-c", commands], cwd=folder, check=True, capture_output=True, text=True
    )
    settings = section.partition("```yaml\n")[2].partition("```")[0]
    (folder / "tls.yaml").write_text(settings.replace("/etc/dask", str(folder)))
    return {**os.environ, "DASK_CONFIG": str(folder)}


def wait_until(condition: Callable[[], object], process: subprocess.Popen) -> None:
    """Look again and again until the condition holds, as long as the process lives."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert process.poll() is None, f"ended with {process.returncode}"
        assert time.monotonic() < deadline
        time.sleep(0.01)
