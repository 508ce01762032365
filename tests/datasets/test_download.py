"""One file from several addresses: what breaks goes on, what is wrong is thrown away."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from loopback import Copy, Server, interrupt_main

from lab.datasets.download import DownloadError, Patience, download
from lab.errors import CourseError

BODY = np.random.default_rng(1).bytes(300_000)
MD5 = hashlib.md5(BODY).hexdigest()
HALF = len(BODY) // 2
OTHER = bytes(len(BODY))


def get(folder: Path, *urls: str, patience: Patience | None = None) -> bytes:
    return download(urls, "file.bin", MD5, folder, patience).read_bytes()


def test_a_file_arrives_whole_and_alone(server: Server, tmp_path: Path) -> None:
    assert get(tmp_path, server.offer("/a", Copy(BODY))) == BODY
    assert [path.name for path in tmp_path.iterdir()] == ["file.bin"]


def test_a_file_that_is_there_is_not_asked_for_again(server: Server, tmp_path: Path) -> None:
    url = server.offer("/a", Copy(BODY))
    get(tmp_path, url)
    get(tmp_path, url)
    assert len(server.requests) == 1


def test_a_damaged_file_is_replaced(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file.bin").write_bytes(OTHER)
    assert get(tmp_path, server.offer("/a", Copy(BODY))) == BODY


def test_an_address_that_breaks_off_half_way_is_asked_for_the_rest(
    server: Server, tmp_path: Path
) -> None:
    assert get(tmp_path, server.offer("/a", Copy(BODY, breaks_after=HALF, breaks=1))) == BODY
    assert server.ranges("/a") == [None, f"bytes={HALF}-"]


def test_what_came_is_kept_for_the_next_call(server: Server, tmp_path: Path) -> None:
    broken = server.offer("/broken", Copy(BODY, breaks_after=1_000))
    with pytest.raises(DownloadError, match="breaks off"):
        get(tmp_path, broken)
    assert not (tmp_path / "file.bin").exists()
    assert get(tmp_path, server.offer("/fine", Copy(BODY))) == BODY
    assert server.ranges("/fine") == [f"bytes={1_000 * len(server.ranges('/broken'))}-"]


def test_a_server_without_ranges_gives_the_whole_again(server: Server, tmp_path: Path) -> None:
    broken = server.offer("/broken", Copy(BODY, breaks_after=HALF, ranges=False))
    fine = server.offer("/fine", Copy(BODY, ranges=False))
    assert get(tmp_path, broken, fine) == BODY
    assert server.ranges("/fine") == [f"bytes={HALF}-"]


def test_a_download_that_only_wanted_its_check_is_not_loaded_again(
    server: Server, tmp_path: Path
) -> None:
    (tmp_path / "file.bin.part").write_bytes(BODY)
    assert get(tmp_path, server.offer("/a", Copy(BODY))) == BODY
    assert server.ranges("/a") == [f"bytes={len(BODY)}-"]


@pytest.mark.parametrize("ranges", [True, False])
@pytest.mark.parametrize("stale", [OTHER[:HALF], OTHER + OTHER], ids=["shorter", "longer"])
def test_a_beginning_that_was_wrong_is_thrown_away(
    server: Server, tmp_path: Path, stale: bytes, ranges: bool
) -> None:
    (tmp_path / "file.bin.part").write_bytes(stale)
    assert get(tmp_path, server.offer("/a", Copy(BODY, ranges=ranges))) == BODY
    if not ranges:
        assert len(server.requests) == 1, "a whole answer needs no second"


def test_a_wrong_checksum_sends_to_the_next_address(server: Server, tmp_path: Path) -> None:
    wrong = server.offer("/wrong", Copy(OTHER))
    assert get(tmp_path, wrong, server.offer("/fine", Copy(BODY))) == BODY
    assert server.ranges("/fine") == [None], "nothing of the wrong file may be gone on with"


def test_a_wrong_checksum_everywhere_leaves_nothing(server: Server, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=r"/wrong \(wrong checksum\)"):
        get(tmp_path, server.offer("/wrong", Copy(OTHER)))
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_sends_to_the_next_address(server: Server, tmp_path: Path) -> None:
    assert get(tmp_path, f"{server.address}/none", server.offer("/fine", Copy(BODY))) == BODY


def test_all_addresses_that_failed_are_named_with_the_reason(
    server: Server, tmp_path: Path
) -> None:
    gone = server.offer("/gone", Copy(status=503))
    with pytest.raises(DownloadError) as raised:
        get(tmp_path, f"{server.address}/none", gone, "http://127.0.0.1:1/closed")
    assert "/none (404 Not Found)" in str(raised.value)
    assert "/gone (503 Service Unavailable)" in str(raised.value)
    assert "/closed (no connection)" in str(raised.value)


def test_an_address_that_falls_silent_is_left_for_the_next(server: Server, tmp_path: Path) -> None:
    silent = server.offer("/silent", Copy(BODY, stalls_after=HALF))
    fine = server.offer("/fine", Copy(BODY))
    assert get(tmp_path, silent, fine, patience=Patience(stall=0.2)) == BODY
    assert server.ranges("/fine") == [f"bytes={HALF}-"]


def test_an_address_that_only_trickles_is_left_for_the_next(server: Server, tmp_path: Path) -> None:
    slow = server.offer("/slow", Copy(BODY, trickles=True))
    fine = server.offer("/fine", Copy(BODY))
    assert get(tmp_path, slow, fine, patience=Patience(window=0.1, slowest=1e6)) == BODY
    assert server.ranges("/fine") != [None], "what trickled in is kept"


def test_the_last_address_may_be_slow(server: Server, tmp_path: Path) -> None:
    body = BODY[:2_000]
    url = server.offer("/slow", Copy(body, trickles=True))
    patience = Patience(window=0.0, slowest=1e12)
    path = download([url], "f", hashlib.md5(body).hexdigest(), tmp_path, patience)
    assert path.read_bytes() == body


def test_an_interrupted_download_goes_on_later(server: Server, tmp_path: Path) -> None:
    part = tmp_path / "file.bin.part"

    def interrupt_when_something_is_saved() -> None:
        while not (part.exists() and part.stat().st_size):
            server.closing.wait(0.01)
        interrupt_main()

    url = server.offer("/a", Copy(BODY, when_half=interrupt_when_something_is_saved))
    with pytest.raises(KeyboardInterrupt):
        get(tmp_path, url)
    assert list(tmp_path.iterdir()) == [part]
    assert BODY.startswith(part.read_bytes())
    server.offer("/a", Copy(BODY))
    assert get(tmp_path, url) == BODY


def test_a_folder_that_cannot_be_is_a_sentence(server: Server, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CourseError, match="could not be written"):
        get(tmp_path / "taken", server.offer("/a", Copy(BODY)))
