"""As many workers as there are cores keep to one each; fewer may go where there is room."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from autograde.batch.workers import Workers, free_cores


def cores_of(jobs: int, scratch: Path) -> list[set[int]]:
    """The cores on which a few tasks may run."""
    with closing(Workers(jobs, scratch)) as workers:
        found = [cores for _, cores in workers.run_each(os.sched_getaffinity, [0] * 4 * jobs)]
    return [cores for cores in found if cores is not None]


def test_enough_workers_for_all_cores_have_one_each(tmp_path: Path):
    found = cores_of(len(free_cores()), tmp_path)
    assert len(found) == 4 * len(free_cores())
    assert all(len(cores) == 1 for cores in found)
    assert set().union(*found) <= set(free_cores())


@pytest.mark.skipif(len(free_cores()) == 1, reason="this computer has one core")
def test_fewer_workers_may_use_every_core(tmp_path: Path):
    assert all(cores == set(free_cores()) for cores in cores_of(1, tmp_path))
