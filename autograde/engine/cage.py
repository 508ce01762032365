"""Shuts one fork of the zygote in: namespaces, folders, limits and system calls of its own.

It runs inside the jail, before the first line of a student's. Linux only.
"""

import contextlib
import ctypes
import os
import platform
import resource
import signal
import struct
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from autograde.engine.limits import Limits

CLONE_NEW = {
    "user": 0x10000000,
    "pid": 0x20000000,
    "mount": 0x00020000,
    "ipc": 0x08000000,
    "net": 0x40000000,
    "uts": 0x04000000,
}
MS_RDONLY, MS_NOSUID_NODEV, MS_NOEXEC, MS_PRIVATE, MS_REC = 1, 2 | 4, 8, 1 << 18, 1 << 14
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP = 1, 4, 22, 24
PR_SET_NO_NEW_PRIVS = 38
LAST_CAPABILITY = 40

STUDENT_ID = 1000
"""Who a student is inside."""
FIRST_ID, IDS = 300_000, 60_000
"""Who a student is outside, where the grader is root: one user a submission."""

HOME = Path("/student")
FOLDERS = (HOME, Path("/tmp"), Path("/dev/shm"))
"""What a submission may write to, each limited, and gone with it."""

MEMORY_EXIT = 99
SIGNAL_EXIT = 100
"""A guard's exit code says how its child ended: its own code, or this plus the signal."""

WATCH_SECONDS = 0.2
THOROUGH = 500_000_000
"""Bytes from which on it is worth the time to count exactly."""


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _system(name: str, *arguments: object) -> None:
    if getattr(_libc(), name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def caged(
    work: Callable[[], None], limits: Limits, number: int, channel: int, tell: int, jailed: bool
) -> NoReturn:
    """Turn this process into the guard of a caged one that does ``work``.

    Parameters
    ----------
    channel : the file descriptor that ``work`` talks over; the guard lets go of it.
    number : of the submission; it gives the user it runs as where the grader is root.
    tell : a file descriptor; the process id of the caged one is written to it.
    jailed : False runs it with limits alone.
    """
    processes = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
    if jailed:
        _new_namespaces(number)
    # After the change of user, which would undo it.
    die_with_parent()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    child = os.fork()
    if child == 0:
        os.close(tell)
        os.close(processes)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        # A signal to the process group reaches beyond the namespace.
        os.setsid()
        if jailed:
            _own_folders(limits)
        _limit(limits)
        if jailed:
            _give_up_rights()
        die_with_parent()
        work()
        os._exit(0)
    _system("prctl", PR_SET_DUMPABLE, 0)
    os.close(channel)
    os.write(tell, struct.pack("<i", child))
    os.close(tell)
    os._exit(_guard(child, processes, limits, jailed))


def die_with_parent() -> None:
    """Have the kernel kill this process when the one that started it ends."""
    _system("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)


def unshare_users() -> None:
    """Put this process into a new user namespace, whose users someone else maps."""
    _system("unshare", CLONE_NEW["user"])


def _new_namespaces(number: int) -> None:
    if os.getuid() == 0:
        outside = FIRST_ID + number % IDS
        os.setgroups([])
        os.setresgid(outside, outside, outside)
        os.setresuid(outside, outside, outside)
        # A change of user makes /proc/self root's, and the maps couldn't be written.
        _system("prctl", PR_SET_DUMPABLE, 1)
    user, group = os.getuid(), os.getgid()
    flags = 0
    for flag in CLONE_NEW.values():
        flags |= flag
    _system("unshare", flags)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{STUDENT_ID} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{STUDENT_ID} {group} 1")


def _own_folders(limits: Limits) -> None:
    _system("mount", b"none", b"/", None, MS_REC | MS_PRIVATE, None)
    size = f"size={limits.disk},nr_inodes=20000,mode=700".encode()
    for folder in FOLDERS:
        # It is not one where this Python itself lies in /tmp, which is read-only then.
        if folder.is_mount():
            _system("mount", b"tmpfs", str(folder).encode(), b"tmpfs", MS_NOSUID_NODEV, size)
    for folder in _image_folders() if limits.sealed else ():
        _system("mount", b"none", str(folder).encode(), b"tmpfs", MS_RDONLY, b"size=4096,mode=755")
    # Refused where the grader is root, as the jail's own /proc has covered files. That one then
    # stays: its processes are of another user, or a guard, which can't be looked into.
    with contextlib.suppress(PermissionError):
        _system("mount", b"proc", b"/proc", b"proc", MS_NOSUID_NODEV | MS_NOEXEC, None)
    # No further user namespace: in one of their own a process could mount and be root again.
    Path("/proc/sys/user/max_user_namespaces").write_text("0")


def _image_folders() -> list[Path]:
    """Where images could be read from, or photographs that some are cut from.

    The packages that hold photographs are covered whole: one of them trains networks, too.
    """
    from lab.datasets import cache, photos

    return [folder for folder in (cache.folder(), *photos.packages()) if folder.is_dir()]


def _limit(limits: Limits) -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    room = pages * resource.getpagesize() + limits.memory
    seconds = int(limits.submission_seconds) + 60
    for what, most in (
        (resource.RLIMIT_AS, room),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_FSIZE, limits.disk),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _give_up_rights() -> None:
    for capability in range(LAST_CAPABILITY + 1):
        _libc().prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    header = struct.pack("<Ii", 0x20080522, 0)
    _system("capset", header, struct.pack("<6I", 0, 0, 0, 0, 0, 0))
    _system("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _refuse_system_calls()


MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
"""The kernel's name of a machine, and the column of its numbers in ``REFUSED``."""
REFUSED = {
    "acct": (163, 89),
    "add_key": (248, 217),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "delete_module": (176, 106),
    "finit_module": (313, 273),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "init_module": (175, 105),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425),
    "kcmp": (312, 272),
    "kexec_file_load": (320, 294),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "pidfd_getfd": (438, 438),
    "pivot_root": (155, 41),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "quotactl_fd": (443, 443),
    "reboot": (169, 142),
    "request_key": (249, 218),
    "setns": (308, 268),
    "swapoff": (168, 225),
    "swapon": (167, 224),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
"""System calls that no exercise needs and that reach deep into the kernel."""
X32_CALLS = 0x40000000


def _refuse_system_calls() -> None:
    """Have the kernel answer EPERM to the calls in ``REFUSED``."""
    if platform.machine() not in MACHINES:
        return
    machine, column = MACHINES[platform.machine()]
    load, equal, at_least, give = 0x20, 0x15, 0x35, 0x06
    allow, refuse, kill = 0x7FFF0000, 0x00050001, 0x80000000
    calls = [numbers[column] for numbers in REFUSED.values()]
    program = [
        (load, 0, 0, 4),
        (equal, 1, 0, machine),
        (give, 0, 0, kill),
        (load, 0, 0, 0),
        (at_least, len(calls) + 1, 0, X32_CALLS),
        *((equal, len(calls) - index, 0, call) for index, call in enumerate(calls)),
        (give, 0, 0, allow),
        (give, 0, 0, refuse),
    ]
    code = b"".join(struct.pack("<HBBI", *instruction) for instruction in program)
    buffer = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))

    filter_mode = 2
    header = Program(len(program), ctypes.cast(buffer, ctypes.c_void_p))
    _system("prctl", PR_SET_SECCOMP, filter_mode, ctypes.byref(header), 0, 0)


def _guard(child: int, processes: int, limits: Limits, jailed: bool) -> int:
    """Wait for the caged process to end, and end it if it and its own grow too large."""
    too_large = False
    while True:
        signal.sigtimedwait({signal.SIGCHLD}, WATCH_SECONDS)
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        if not too_large and _memory(processes, child, jailed) > limits.memory:
            too_large = True
            os.kill(child, signal.SIGKILL)
    if too_large:
        return MEMORY_EXIT
    if os.WIFSIGNALED(status):
        return SIGNAL_EXIT + os.WTERMSIG(status)
    return min(os.WEXITSTATUS(status), MEMORY_EXIT - 1)


def _memory(processes: int, child: int, jailed: bool) -> int:
    """Bytes that the caged processes take up, what they share counted once."""
    names = [n for n in os.listdir(processes) if n.isdigit()] if jailed else [str(child)]
    sizes = {name: _resident(processes, name, jailed) for name in names}
    rough = sum(sizes.values())
    if len(sizes) < 2 or rough < THOROUGH:
        return rough
    return sum(_proportional(processes, name) for name, size in sizes.items() if size)


def _resident(processes: int, name: str, jailed: bool) -> int:
    """Bytes of one process, those that a fork still shares included; 0 if it isn't caged."""
    try:
        status = _read(processes, f"{name}/status")
        if jailed and len(status.partition("NSpid:")[2].partition("\n")[0].split()) < 2:
            return 0
        _, resident, shared, *_ = _read(processes, f"{name}/statm").split()
    except (OSError, ValueError):
        return 0
    return (int(resident) - int(shared)) * resource.getpagesize()


def _proportional(processes: int, name: str) -> int:
    try:
        rollup = _read(processes, f"{name}/smaps_rollup")
    except OSError:
        return 0
    return int(rollup.partition("Pss_Anon:")[2].split()[0]) * 1024


def _read(folder: int, name: str) -> str:
    file = os.open(name, os.O_RDONLY, dir_fd=folder)
    try:
        return os.read(file, 8192).decode()
    finally:
        os.close(file)
