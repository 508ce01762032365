"""Downloads one file of known checksum from the first of several addresses that gives it.

A broken download is kept beside its goal as ``<file>.part`` and goes on from there, at the same
address or another. What is in the file is none of its business.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pooch
import requests
import urllib3
from tqdm import tqdm

from lab.errors import CourseError

CHUNK = 1 << 18
TRIES = 5
"""How often one address may break off, if each time brought something new."""


@dataclass(frozen=True)
class Patience:
    """When to give an address up: times in seconds, ``slowest`` in bytes per second.

    Nothing answers within ``connect``, nothing comes for ``stall``, or the speed over ``window``
    is below ``slowest`` while there is another address to try.
    """

    connect: float = 10.0
    stall: float = 30.0
    window: float = 20.0
    slowest: float = 200e3


class DownloadError(CourseError):
    """No address gave the file; the message lists each with its reason."""


class _AddressError(Exception):
    """Why one address did not give the file, in a few words."""


class _BrokeOffError(_AddressError):
    """It gave a part of it, and may give the rest when asked again."""


def download(
    urls: Sequence[str], file: str, md5: str, folder: Path, patience: Patience | None = None
) -> Path:
    """Get ``folder / file``, unless it is there with the right checksum.

    Parameters
    ----------
    urls : addresses of copies that are equal byte by byte, in the order to try
    md5 : the checksum of the file; one with another checksum is thrown away

    Raises
    ------
    DownloadError
        If no address gave it. What came is kept for the next call.
    CourseError
        If the disk refuses.
    """
    patience = patience or Patience()
    pooch.get_logger().setLevel("WARNING")
    reasons = []
    for url in urls:
        if url == urls[-1]:
            patience = replace(patience, slowest=0.0)
        try:
            return _from_one(url, file, md5, folder, patience)
        except _AddressError as error:
            reasons.append(f"{url} ({error})")
        except OSError as error:
            raise CourseError(
                f"{folder / file} could not be written ({error.strerror or error}). "
                "Free some space or choose another folder."
            ) from error
    raise DownloadError("; ".join(reasons))


def _from_one(url: str, file: str, md5: str, folder: Path, patience: Patience) -> Path:
    part = folder / f"{file}.part"
    # pooch's type of it gives the arguments the names of another protocol.
    downloader: Any = partial(_resume, part=part, patience=patience)
    for _ in range(TRIES):
        before = _size(part)
        try:
            path = pooch.retrieve(url, f"md5:{md5}", fname=file, path=folder, downloader=downloader)
            return Path(path)
        except _BrokeOffError:
            if _size(part) <= before:
                raise
        except ValueError as error:
            # pooch threw the file away. If its first part was of an earlier call, that part may
            # be what was wrong: this address gets the chance to give the whole.
            if before == 0:
                raise _AddressError("wrong checksum") from error
    raise _AddressError("it breaks off again and again")


def _resume(url: str, goal: str, _: object, *, part: Path, patience: Patience) -> None:
    """Load what is missing in ``part``, then let it take the place of ``goal``."""
    response = _ask(url, _size(part), patience)
    if response is not None:
        with response:
            _save(response, part, patience)
    part.replace(goal)


def _ask(url: str, have: int, patience: Patience) -> requests.Response | None:
    """Ask for the bytes from ``have`` on; None if there are no more."""
    # identity: a server that compressed the archive again could not go on in the middle.
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    timeout = (patience.connect, patience.stall)
    try:
        response = requests.get(url, headers=headers, timeout=timeout, stream=True)
    except requests.Timeout as error:
        raise _AddressError("no answer") from error
    except requests.RequestException as error:
        raise _AddressError("no connection") from error
    if have and response.status_code == requests.codes.requested_range_not_satisfiable:
        response.close()
        if response.headers.get("Content-Range") == f"bytes */{have}":
            return None
        return _ask(url, 0, patience)
    if not response.ok:
        response.close()
        raise _AddressError(f"{response.status_code} {response.reason}")
    return response


def _save(response: requests.Response, part: Path, patience: Patience) -> None:
    """Write the answer into ``part`` at the place it belongs."""
    start = _start(response)
    length = response.headers.get("Content-Length", "")
    total = start + int(length) if length.isdecimal() else None
    part.touch()
    # Two processes that download the same file write the same bytes to the same places.
    with (
        part.open("r+b") as file,
        tqdm(total=total, initial=start, unit="B", unit_scale=True, disable=None) as bar,
    ):
        file.seek(start)
        for chunk in _chunks(response, patience):
            file.write(chunk)
            bar.update(len(chunk))
        if total is not None and file.tell() < total:
            raise _BrokeOffError("it broke off")
        file.truncate()


def _start(response: requests.Response) -> int:
    """Which byte of the file an answer begins with: 0 where a server knows no ranges."""
    if response.status_code != requests.codes.partial_content:
        return 0
    first = response.headers.get("Content-Range", "").removeprefix("bytes ").partition("-")[0]
    if not first.isdecimal():
        raise _AddressError("an answer that doesn't say which part of the file it is")
    return int(first)


def _chunks(response: requests.Response, patience: Patience) -> Iterator[bytes]:
    begun, received = time.monotonic(), 0
    while chunk := _read(response, patience):
        yield chunk
        received += len(chunk)
        seconds = time.monotonic() - begun
        if seconds >= patience.window:
            if received / seconds < patience.slowest:
                raise _AddressError(f"only {received / seconds / 1000:.0f} kB/s")
            begun, received = time.monotonic(), 0


def _read(response: requests.Response, patience: Patience) -> bytes:
    """Whatever has come, without waiting for a full chunk, so that a trickle is seen as one."""
    try:
        return response.raw.read1(CHUNK, decode_content=False)
    except urllib3.exceptions.ReadTimeoutError as error:
        raise _AddressError(f"nothing came for {patience.stall:g} s") from error
    except urllib3.exceptions.HTTPError as error:
        raise _BrokeOffError("it broke off") from error


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0
