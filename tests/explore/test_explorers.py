"""Every explorer of the course: its controls, its computation at the extremes, its pictures."""

import dataclasses
import io
import itertools
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lab.explore.controls import start_values
from lab.explore.explorer import Explorer
from lab.explore.stage import Stage

NAMES = (
    "activations",
    "batchnorm",
    "bumps",
    "capacity",
    "clouds",
    "dead_relus",
    "eigen_images",
    "initialization",
    "search",
    "zigzag",
)


@pytest.fixture(params=NAMES)
def explorer(
    request: pytest.FixtureRequest, explorer_of: Callable[[str], Explorer[Any, Any]]
) -> Explorer[Any, Any]:
    return explorer_of(request.param)


def corners(explorer: Explorer[Any, Any]) -> list[dict[str, Any]]:
    """Every combination of the controls' extremes."""
    names = [control.name for control in explorer.controls]
    ends = itertools.product(*(control.extremes for control in explorer.controls))
    return [dict(zip(names, values, strict=True)) for values in ends]


def picture(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def numbers(data: Any) -> Iterator[Any]:
    """The numbers and arrays in what an explorer computed."""
    match data:
        case tuple() | list():
            for part in data:
                yield from numbers(part)
        case np.ndarray() | float() | int():
            yield data


def test_all_explorers_are_tested_here(explorers: dict[str, Any]) -> None:
    assert set(explorers) == set(NAMES)


def test_at_every_extreme_there_are_finite_numbers_a_picture_and_no_warning(
    explorer: Explorer[Any, Any],
) -> None:
    stage = Stage(explorer)
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        for values in corners(explorer):
            assert all(np.isfinite(x).all() for x in numbers(explorer.compute(values))), values
            frame = stage.frame(values)
            assert not frame.failed, (values, frame.reading)
            assert "nan" not in frame.reading.sentence, values


def test_every_preset_lies_on_the_sliders_steps_and_gives_a_picture_of_its_own(
    explorer: Explorer[Any, Any],
) -> None:
    stage = Stage(explorer)
    controls = {control.name: control for control in explorer.controls}
    start = start_values(explorer.controls)
    presets = [start | dict(preset.values) for preset in explorer.presets]
    for preset in presets:
        assert set(preset) == set(controls)
        assert all(controls[name].allows(value) for name, value in preset.items()), preset
    assert len({stage.frame(preset).png for preset in presets}) == len(presets)


def test_each_control_changes_the_picture(explorer: Explorer[Any, Any]) -> None:
    stage = Stage(explorer)
    start = start_values(explorer.controls)
    first = picture(stage.frame(start).png)
    for control in explorer.controls:
        moved = picture(stage.frame(start | {control.name: control.extremes[-1]}).png)
        assert (np.abs(moved - first).max(axis=2) > 60).mean() > 0.002, control.name


def test_pictures_do_not_depend_on_what_was_shown_before(explorer: Explorer[Any, Any]) -> None:
    start = start_values(explorer.controls)
    fresh = Stage(explorer).frame(start)
    used = Stage(explorer)
    for values in corners(explorer):
        used.frame(values)
    assert used.frame(start) == fresh


def test_the_still_picture_is_the_live_one_with_its_title_above(
    explorer: Explorer[Any, Any],
) -> None:
    stage = Stage(explorer)
    start = start_values(explorer.controls)
    still, live = (picture(make(start).png) for make in (stage.still, stage.frame))
    title = len(still) - len(live)
    assert 15 < title < 60
    assert np.array_equal(still[title:], live)
    assert (still[:title] < 120).mean() > 0.01


def test_the_axes_stay_where_they_are_while_sliders_move(explorer: Explorer[Any, Any]) -> None:
    figure, artists = explorer.set_up()
    limits = [(*axes.get_xlim(), *axes.get_ylim()) for axes in figure.axes]
    for values in corners(explorer):
        explorer.draw(artists, explorer.compute(values))
    assert [(*axes.get_xlim(), *axes.get_ylim()) for axes in figure.axes] == limits


def test_all_axes_are_labelled(explorer: Explorer[Any, Any]) -> None:
    figure, _ = explorer.set_up()
    assert all(
        axes.get_xlabel() and (axes.get_ylabel() or axes.get_title()) for axes in figure.axes
    )


@pytest.mark.parametrize(("spread", "share"), [(0.5, "0%"), (2.0, "2%"), (8.0, "57%")])
def test_explorer_1_finds_the_shares_that_the_lesson_tells(
    explorers: dict[str, Any], spread: float, share: str
) -> None:
    values = start_values(explorers["activations"].controls) | {"spread": spread}
    title = Stage(explorers["activations"]).frame(values).reading.title
    assert title == f"sigmoid: {share} of the inputs are saturated"


def test_explorer_1_draws_a_wrong_function_as_it_is(explorers: dict[str, Any]) -> None:
    right = explorers["activations"]
    wrong = dataclasses.replace(right, functions={"sigmoid": (np.cos, np.cos)})
    values = start_values(right.controls)
    assert np.array_equal(wrong.compute(values).function, np.cos(np.linspace(-15, 15, 601)))
    assert Stage(wrong).frame(values).png != Stage(right).frame(values).png


def test_explorer_2_tells_when_the_steps_grow(explorers: dict[str, Any]) -> None:
    stage = Stage(explorers["zigzag"])
    below, above = (stage.frame({"mean": 0.5, "rate": rate}).reading for rate in (3.6, 4.4))
    assert "after 20 steps" in below.title
    assert "runs away" in above.title
    assert "above 3.67" in above.details


def test_explorer_2_has_positive_inputs_where_it_says_so(explorers: dict[str, Any]) -> None:
    gradients = explorers["zigzag"].compute({"mean": 0.5, "rate": 3.4}).gradients
    assert (np.sign(gradients[:, 0]) == np.sign(gradients[:, 1])).all()


def test_explorer_7_rebuilds_the_mean_from_nothing_and_comes_nearer_with_every_preset(
    explorers: dict[str, Any],
) -> None:
    explorer = explorers["eigen_images"]
    nothing = explorer.compute({"k": 0})
    assert np.ptp(nothing.rebuilt, axis=0).max() == 0
    assert nothing.kept == 0
    rebuilt = [explorer.compute(preset.values).rebuilt for preset in explorer.presets]
    errors = [np.square(pixels - explorer.images).mean() for pixels in rebuilt]
    assert (np.diff(errors) < 0).all()


def test_explorer_7_draws_a_wrong_function_as_it_is(explorers: dict[str, Any]) -> None:
    right = explorers["eigen_images"]
    wrong = dataclasses.replace(right, reconstruct=lambda *args: 1 - right.reconstruct(*args))
    frames = [Stage(explorer).frame({"k": 144}) for explorer in (right, wrong)]
    assert frames[0].png != frames[1].png
    assert frames[0].reading != frames[1].reading


def test_explorer_10_warns_when_the_best_rate_lies_at_the_edge(explorers: dict[str, Any]) -> None:
    stage = Stage(explorers["search"])
    start = start_values(explorers["search"].controls)
    edge = stage.frame(start | {"budget": 64, "high": -2.5}).reading
    inside = stage.frame(start | {"budget": 64}).reading
    assert "Warning" in edge.details
    assert "inside its range" in inside.details


def test_explorer_10_counts_the_rates_that_a_grid_and_chance_try(explorers: dict[str, Any]) -> None:
    stage = Stage(explorers["search"])
    start = start_values(explorers["search"].controls)
    random, grid = (
        stage.frame(start | {"kind": kind, "budget": 16}).reading for kind in ("random", "grid")
    )
    assert "16 different learning rates" in random.details
    assert "4 different learning rates" in grid.details
