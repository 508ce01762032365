"""The sandbox that the zygote lives in: what is visible inside, and what it may do.

bubblewrap makes it. Everything that is not named here does not exist inside: no home folder, no
checkout, no gradebook, no other submission, no network.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograde.engine import cage
from autograde.engine.cage import HOME
from autograde.engine.limits import Limits
from lab.errors import CourseError

ENGINE = Path(__file__).parent
INSIDE = (
    *("__init__.py", "cage.py", "channel.py", "limits.py", "objects.py", "outputs.py"),
    *("serve.py", "shell.py", "wire.py", "zygote.py"),
)
"""The modules of the engine that a student's process may read; there is no secret in them."""
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SETTINGS = ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "fonts", "localtime")
"""What programs look for in /etc: where libraries and fonts are. Nothing about people."""
COURSE = Path("/course")
"""Where the course's own package and images are inside."""
ROOM = 64_000_000
"""Bytes of the folder that the zygote itself writes to."""

MISSING = (
    "bubblewrap, the sandbox that students' code is run in, is not installed. Install it "
    "(Debian, Ubuntu: apt-get install bubblewrap), or, only for code that you trust as your own, "
    "grade with --no-jail."
)


def zygote_command(
    control: int, users: int | None, data: Path | None, limits: Limits, jailed: bool
) -> list[str]:
    """The command that starts the zygote.

    Parameters
    ----------
    control : the file descriptor of its socket.
    users : that of a user namespace with many users, for root; see ``many_users``.
    data : the folder of images, if there is one.
    jailed : whether in bubblewrap.

    Raises
    ------
    CourseError
        If it is to be jailed and bubblewrap is missing.
    """
    how = "jailed" if jailed else "free"
    zygote = [sys.executable, "-P", "-s", "-m", "autograde.engine.zygote", str(control), how]
    if not jailed:
        return zygote
    if sys.platform != "linux":
        raise CourseError("The sandbox needs Linux. Grade there, or with --no-jail.")
    program = shutil.which("bwrap")
    if program is None:
        raise CourseError(MISSING)
    return [program, *_rights(users), *_sight(data), *_surroundings(limits, data), "--", *zygote]


def zygote_environment(data: Path | None, limits: Limits) -> dict[str, str]:
    """The environment of a zygote without a jail: nothing of ours but where things are."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    threads = {name: value for name, value in _variables(limits, data).items() if "THREADS" in name}
    course = {"COURSE_DATA": str(data)} if data else {}
    return {**kept, **threads, **course, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}


def why_not() -> str:
    """Why bubblewrap can't make a sandbox here, or an empty string if it can."""
    program = shutil.which("bwrap")
    if program is None:
        return MISSING
    trial = [program, *_rights(None), "--ro-bind", "/", "/", "--", "/bin/true"]
    done = subprocess.run(trial, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    return (
        f"bubblewrap is installed, but can't make a sandbox here ({done.stderr.strip()}). The "
        "system must allow user namespaces (Debian: sysctl kernel.unprivileged_userns_clone=1)."
    )


def many_users() -> int | None:
    """For root, a user namespace in which each submission can be a user of its own.

    Returns
    -------
    A file descriptor; or None for anyone else, who has no users to give away.
    """
    if os.getuid() != 0:
        return None
    made, make = os.pipe()
    go, wait = os.pipe()
    helper = os.fork()
    if helper == 0:
        try:
            cage.unshare_users()
            os.write(make, b"x")
            os.close(wait)
            os.read(go, 1)
        finally:
            os._exit(0)
    os.close(make)
    try:
        if not os.read(made, 1):
            return None
        # Refused where this root is itself one of a namespace with few users, as in a container.
        for kind in ("uid_map", "gid_map"):
            users = f"0 0 1\n{cage.FIRST_ID} {cage.FIRST_ID} {cage.IDS}\n"
            Path(f"/proc/{helper}/{kind}").write_text(users)
        return os.open(f"/proc/{helper}/ns/user", os.O_RDONLY)
    except OSError:
        return None
    finally:
        for descriptor in (made, go, wait):
            os.close(descriptor)
        # It waited for the pipe to close, so that its namespace could be opened.
        os.waitpid(helper, 0)


def _rights(users: int | None) -> Iterator[str]:
    """Namespaces of its own, and no right but, for root, to become another user."""
    yield from ("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-net")
    yield from ("--unshare-cgroup-try", "--die-with-parent", "--new-session", "--cap-drop", "ALL")
    if users is None:
        identity = str(cage.STUDENT_ID)
        yield from ("--unshare-user", "--uid", identity, "--gid", identity)
        return
    yield from ("--userns", str(users))
    # Each submission runs as a user of its own, which is ended from here.
    for capability in ("CAP_SETUID", "CAP_SETGID", "CAP_KILL"):
        yield from ("--cap-add", capability)


def _sight(data: Path | None) -> Iterator[str]:
    """What can be seen, all of it read-only but one small folder."""
    for name in SYSTEM:
        folder = Path(name)
        if folder.is_symlink():
            yield from ("--symlink", str(folder.readlink()), name)
        elif folder.is_dir():
            yield from ("--ro-bind", name, name)
    for name in SETTINGS:
        yield from ("--ro-bind-try", f"/etc/{name}", f"/etc/{name}")
    python = _python()
    if any(folder.is_relative_to("/tmp") for folder in python):
        yield from ("--perms", "0755", "--dir", "/tmp")
    else:
        yield from ("--size", str(ROOM), "--tmpfs", "/tmp")
    for folder in python:
        yield from _open_folders(folder.parent)
        yield from ("--ro-bind", str(folder), str(folder))
    for folder in (COURSE / "autograde" / "engine", COURSE / "matplotlib"):
        yield from _open_folders(folder)
    for name in INSIDE:
        yield from ("--ro-bind", str(ENGINE / name), str(COURSE / "autograde" / "engine" / name))
    package = ENGINE.parent / "__init__.py"
    yield from ("--ro-bind", str(package), str(COURSE / "autograde" / "__init__.py"))
    yield from ("--ro-bind", str(_lab()), str(COURSE / "lab"))
    if data is not None:
        yield from ("--ro-bind", str(data), str(COURSE / "data"))
    for file in _font_lists():
        yield from ("--ro-bind", str(file), str(COURSE / "matplotlib" / file.name))
    yield from ("--proc", "/proc", "--dev", "/dev", "--size", str(ROOM), "--tmpfs", "/dev/shm")
    yield from ("--size", str(ROOM), "--tmpfs", str(HOME), "--chdir", str(HOME))
    yield from ("--remount-ro", "/dev", "--remount-ro", "/")


def _open_folders(folder: Path) -> Iterator[str]:
    """A folder and those it is in, which any user may enter; bubblewrap's own are closed."""
    for parent in (*reversed(folder.parents), folder):
        if str(parent) not in ("/", "/tmp", *SYSTEM):
            yield from ("--perms", "0755", "--dir", str(parent))


def _python() -> list[Path]:
    """The folders of this Python and its packages, each once, outermost first."""
    candidates = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parent}
    candidates = {folder for folder in candidates if not folder.is_relative_to("/usr")}
    return [
        folder
        for folder in sorted(candidates)
        if not any(folder != other and folder.is_relative_to(other) for other in candidates)
    ]


def _lab() -> Path:
    import lab

    return Path(next(iter(lab.__path__)))


def _font_lists() -> Sequence[Path]:
    """Matplotlib's list of fonts, which takes seconds to make."""
    import matplotlib.font_manager

    return sorted(Path(matplotlib.get_cachedir()).glob("fontlist-*.json"))


def _variables(limits: Limits, data: Path | None) -> dict[str, str]:
    threads = str(limits.threads)
    return {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "USER": "student",
        "HOME": str(HOME),
        "TMPDIR": str(HOME),
        "IPYTHONDIR": str(HOME / "ipython"),
        "MPLCONFIGDIR": str(COURSE / "matplotlib"),
        "PYTHONPATH": str(COURSE),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": threads,
        "OPENBLAS_NUM_THREADS": threads,
        "MKL_NUM_THREADS": threads,
        "COURSE_DATA": str(COURSE / "data") if data else str(HOME / "data"),
    }


def _surroundings(limits: Limits, data: Path | None) -> Iterator[str]:
    yield from ("--hostname", "jail", "--clearenv")
    for name, value in _variables(limits, data).items():
        yield from ("--setenv", name, value)
