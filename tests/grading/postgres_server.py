"""A real PostgreSQL server, on loopback alone, with a data folder and a password of its own."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine, text

USER, PASSWORD = "grader", "s3cret@word"


@dataclass(frozen=True)
class Server:
    """A running server; one that isn't durable answers before its disk has written."""

    programs: Path
    data: Path
    port: int
    durable: bool

    def url(self, name: str) -> str:
        """The URL of a database, with the password in it."""
        url = URL.create("postgresql+psycopg", USER, PASSWORD, "127.0.0.1", self.port, name)
        return url.render_as_string(hide_password=False)

    def database(self, name: str) -> str:
        """The URL of a new, empty database."""
        self.execute(self.url("postgres"), f'CREATE DATABASE "{name}"')
        return self.url(name)

    def execute(self, url: str, command: str) -> None:
        """Run one command of SQL."""
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(command))
        engine.dispose()

    def stop(self) -> None:
        """End it, and all connections to it."""
        self._control("stop", "--mode=immediate")

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        # It locks its socket by a file in a folder that only Debian's own service may write to.
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
            f"-c fsync={'on' if self.durable else 'off'}"
        )
        log = self.data / "server.log"
        self._control("start", "--wait", f"--log={log}", f"--options={options}")

    def _control(self, *arguments: str) -> None:
        run_as_nobody_special(self.programs / "pg_ctl", f"--pgdata={self.data}", *arguments)


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs, which Debian doesn't put on the path."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=shutil.which("initdb"))
    return Path(newest).resolve().parent if newest else None


@contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[Server]:
    """Start a server with an empty data folder; afterwards both are gone."""
    where = programs()
    assert where is not None
    # Not in pytest's folder, which the server's user can't enter.
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        root, password = Path(folder), Path(folder) / "password"
        password.write_text(PASSWORD)
        for path in (root, password):
            if "user" in (identity := someone_else()):
                shutil.chown(path, identity["user"], identity["group"])
        server = Server(where, root / "data", free_port(), durable)
        run_as_nobody_special(
            where / "initdb",
            *(f"--pgdata={server.data}", f"--username={USER}", f"--pwfile={password}"),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        server.start()
        try:
            yield server
        finally:
            if (server.data / "postmaster.pid").exists():
                server.stop()


def someone_else() -> dict[str, Any]:
    """How to run a program as the user of Debian's package, where root is who runs the tests."""
    if os.getuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def run_as_nobody_special(program: Path, *arguments: str) -> None:
    # The server inherits the output; a pipe would not end before it does.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd="/",
            check=False,
            **someone_else(),
        )
        said.seek(0)
        assert done.returncode == 0, said.read()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]
