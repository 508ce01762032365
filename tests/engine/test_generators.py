"""A generator goes as far as the student's code drew, and nowhere else."""

import numpy as np
import pytest

from autograde.engine.generators import advance


@pytest.mark.parametrize("kind", [np.random.PCG64, np.random.PCG64DXSM])
def test_it_follows_the_draws_of_its_twin(kind: type[np.random.PCG64]) -> None:
    ours, theirs = np.random.Generator(kind(1)), np.random.Generator(kind(1))
    theirs.normal(size=1234)
    theirs.integers(0, 9, size=7, dtype=np.int32)
    advance(ours, theirs.bit_generator.state)
    assert ours.bit_generator.state == theirs.bit_generator.state
    assert ours.normal() == theirs.normal()


@pytest.mark.parametrize(
    "forged",
    [
        {"state": {"state": 0, "inc": 0}},
        {"state": {"state": 0, "inc": 1}},
        {"state": {"state": 0}},
        {"state": None},
        {"bit_generator": "MT19937"},
        {"has_uint32": 7},
        {"uinteger": -1},
        {"uinteger": "x"},
    ],
)
def test_it_does_not_go_to_a_state_that_was_made_up(forged: dict[str, object]) -> None:
    ours = np.random.default_rng(1)
    before = ours.bit_generator.state
    twin = np.random.default_rng(1)
    twin.normal(size=3)
    advance(ours, {**twin.bit_generator.state, **forged})
    assert ours.bit_generator.state == before


def test_it_does_not_go_back_or_to_a_far_place_of_its_stream() -> None:
    ours = np.random.default_rng(1)
    twin = np.random.default_rng(1)
    ours.normal(size=5)
    before = ours.bit_generator.state
    advance(ours, twin.bit_generator.state)
    assert ours.bit_generator.state == before
    chosen = {**before, "state": {**before["state"], "state": 12345}}
    advance(ours, chosen)
    assert ours.bit_generator.state == before
