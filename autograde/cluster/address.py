"""Which cluster is meant, and whether the way to it is safe."""

import ipaddress
import re
from urllib.parse import urlsplit

from lab.errors import CourseError

HOW = "Write it like tls://scheduler:8786, or local:4 for four processes on this computer."


def local_workers(address: str) -> int | None:
    """How many workers to start here, for ``local:4``; None for the address of a scheduler.

    Raises
    ------
    CourseError
        If it is neither, or would send submissions in the clear to another computer.
    """
    if match := re.fullmatch(r"local:([1-9]\d{0,3})", address):
        return int(match[1])
    scheme, host = _parts(address)
    if scheme not in ("tls", "tcp") or not host:
        raise CourseError(f"{address} is no address of a Dask scheduler. {HOW}")
    if scheme == "tcp" and not _is_here(host):
        raise CourseError(
            f"{address} is not encrypted: whoever shares the network could read the submissions "
            "and give grades. Use tls:// (docs/scale.md says how); tcp:// is for 127.0.0.1 alone."
        )
    return None


def _parts(address: str) -> tuple[str, str]:
    """The scheme and the host of an address; empty where there is none."""
    try:
        parts = urlsplit(address)
        return (parts.scheme, parts.hostname or "") if parts.port != 0 else ("", "")
    except ValueError:
        return "", ""


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
