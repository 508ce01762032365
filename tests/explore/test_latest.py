"""While one picture is drawn, of all that is asked only the last is drawn next."""

import threading

import pytest

from lab.explore.latest import LatestWins


def test_of_the_jobs_that_come_meanwhile_only_the_last_is_done() -> None:
    first_begun, go_on = threading.Event(), threading.Event()
    done: list[int] = []

    def work(job: int) -> None:
        if job == 0:
            first_begun.set()
            assert go_on.wait(10)
        done.append(job)

    latest = LatestWins(work)
    worker = threading.Thread(target=latest.ask, args=(0,))
    worker.start()
    assert first_begun.wait(10)
    for job in range(1, 50):
        latest.ask(job)  # returns at once: the worker is busy
    assert done == []
    go_on.set()
    worker.join(10)
    assert done == [0, 49]


def test_the_last_job_is_done_whatever_the_threads_do() -> None:
    done: list[tuple[int, int]] = []
    latest = LatestWins(done.append)
    threads = [
        threading.Thread(target=lambda n=n: [latest.ask((n, k)) for k in range(200)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    latest.ask((9, 9))
    assert done[-1] == (9, 9)


def test_one_job_at_a_time() -> None:
    inside = threading.Semaphore(1)
    clashes: list[int] = []

    def work(job: int) -> None:
        if not inside.acquire(blocking=False):
            clashes.append(job)
            return
        sum(range(2000))
        inside.release()

    latest = LatestWins(work)
    threads = [
        threading.Thread(target=lambda: [latest.ask(k) for k in range(100)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert clashes == []


def test_a_job_that_fails_does_not_block_the_next() -> None:
    done: list[int] = []

    def work(job: int) -> None:
        if job == 0:
            raise ZeroDivisionError
        done.append(job)

    latest = LatestWins(work)
    with pytest.raises(ZeroDivisionError):
        latest.ask(0)
    latest.ask(1)
    assert done == [1]
