"""Controls: ranges that make sense, and values as they were meant."""

import pytest

from lab.explore.controls import Choice, Slider


def test_a_value_is_what_the_step_means_not_what_the_float_became() -> None:
    assert Slider("x", "x", 0, 1, start=0.5, step=0.1).clean(0.1 + 0.2) == 0.3
    assert Slider("x", "x", 0, 1, start=0.5, step=0.05).clean(0.15000000000000002) == 0.15
    rate = Slider("rate", "rate", 1e-4, 1, start=1e-2, step=0.25, log=True)
    assert rate.clean(10**-1.75) == 0.0178


def test_a_value_out_of_range_becomes_the_nearest_end() -> None:
    slider = Slider("x", "x", -1, 1, start=0.0, step=0.5)
    assert (slider.clean(-3), slider.clean(3)) == (-1, 1)


def test_whole_numbers_stay_whole() -> None:
    layers = Slider("layers", "layers", 1, 20, start=10, step=1)
    assert layers.whole
    assert repr(layers.clean(3.0)) in {"3", "3.0"}
    assert not Slider("x", "x", 1, 20, start=10, step=0.5).whole


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 5},
        {"start": 0.55},
        {"low": 2},
        {"step": 0},
        {"log": True},
    ],
)
def test_a_slider_that_makes_no_sense_is_refused_where_it_is_written(wrong: dict) -> None:
    right = {"low": 0, "high": 1, "start": 0.5, "step": 0.1}
    Slider("x", "x", **right)
    with pytest.raises(ValueError, match="'x'"):
        Slider("x", "x", **right | wrong)


def test_a_choice_starts_with_its_first_word() -> None:
    choice = Choice("function", "function", ("tanh", "ReLU"))
    assert choice.start == "tanh"
    assert choice.allows("ReLU")
    assert not choice.allows("relu")
