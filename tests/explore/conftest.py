"""The explorers of the course on reference functions, and a tiny one whose answer a test writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

import solutions.activations as activations
from lab import datasets, explore, features
from lab.explore.answers import elementwise
from lab.explore.controls import Preset, Slider, Values
from lab.explore.explorer import Explorer, Reading
from lab.surface import Surface
from solutions import (
    batchnorm,
    capacity,
    dead_relus,
    hyperparameters,
    initialization,
    preprocessing,
)

FUNCTIONS = {
    "activations": (
        *(activations.sigmoid, activations.sigmoid_grad, activations.tanh_grad),
        *(activations.relu, activations.relu_grad, activations.elu, activations.elu_grad),
        *(activations.leaky_relu, activations.leaky_relu_grad, activations.saturated_fraction),
    ),
    "batchnorm": (batchnorm.batchnorm_train, batchnorm.batchnorm_backward),
    "bumps": (capacity.bump_network,),
    "capacity": (capacity.two_layer_loss,),
    "clouds": (
        *(preprocessing.feature_means, preprocessing.principal_components),
        *(preprocessing.project, preprocessing.whiten),
    ),
    "dead_relus": (dead_relus.affine_leaky_relu, dead_relus.affine_leaky_relu_backward),
    "eigen_images": (
        *(preprocessing.project, preprocessing.reconstruct, preprocessing.variance_kept),
    ),
    "initialization": (
        *(initialization.forward_activations, initialization.backward_gradients),
        *(initialization.small_random_init, initialization.xavier_init, initialization.he_init),
    ),
    "search": (
        *(hyperparameters.random_search, hyperparameters.grid_search),
        *(hyperparameters.on_boundary,),
    ),
    "zigzag": (activations.weight_gradients,),
}
"""For each explorer the functions that it takes, in their right versions."""


class TinyArtists(NamedTuple):
    line: Line2D


@dataclass(frozen=True)
class Tiny:
    """Draws ``answer(x) + height`` over three points."""

    answer: Callable[..., Any]

    look_for = "Try <anything> & look."
    controls = (Slider("height", "height", 0, 10, start=2, step=1, unit="m"),)
    presets = (Preset("High", {"height": 9}),)

    def set_up(self) -> tuple[Figure, TinyArtists]:
        figure = Figure(figsize=(2, 1.5), dpi=50)
        axes = figure.subplots()
        axes.set(xlim=(0, 2), ylim=(-1, 12))
        return figure, TinyArtists(axes.plot([], [], color="#ff0000", lw=8)[0])

    def compute(self, values: Values) -> np.ndarray:
        return elementwise("answer", self.answer)(np.arange(3.0)) + values["height"]

    def draw(self, artists: TinyArtists, data: np.ndarray) -> Reading:
        artists.line.set_data(np.arange(3), data)
        return Reading(f"height {data[0]:g}", f"The line lies at {data[0]:g} m.")


@pytest.fixture
def tiny() -> Callable[[Callable[..., Any]], Explorer[Any, Any]]:
    """Makes a tiny explorer of a student's ``answer``."""
    return Tiny


@cache
def data_for(name: str) -> dict[str, Any]:
    """What an explorer takes beside functions."""
    images = datasets.load("photos10", train=200)
    shrunk = features.shrunk(images.train_images)
    match name:
        case "dead_relus":
            return {"images": shrunk / np.float32(255), "labels": images.train_labels}
        case "batchnorm":
            return {"images": features.standardized(shrunk)[0], "labels": images.train_labels}
        case "eigen_images":
            many = datasets.load("photos10", train=1_000).train_images
            X = features.shrunk(many, factor=2) / np.float32(255)
            U, S = preprocessing.principal_components(X)
            return {"images": X, "mean": preprocessing.feature_means(X), "U": U, "S": S}
        case "search":  # a ridge along a learning rate of 0.1
            rates, strengths = np.linspace(-5, 1, 25), np.linspace(-4, 0, 5)
            ridge = np.exp(-((rates[:, np.newaxis] + 1) ** 2) - np.exp(2 * strengths))
            names = ("learning_rate", "l2")
            return {"surface": Surface(names, (rates, strengths), 0.1 + 0.4 * ridge)}
    return {}


@pytest.fixture
def explorer_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Explorer[Any, Any]]:
    """Makes an explorer of the course by its name, some of its functions exchanged for others."""
    made: list[Explorer[Any, Any]] = []
    monkeypatch.setattr("lab.explore.lessons.show", lambda explorer, **_: made.append(explorer))

    def make(name: str, **exchanged: Callable[..., Any]) -> Explorer[Any, Any]:
        functions = {function.__name__: function for function in FUNCTIONS[name]}
        getattr(explore, name)(**functions | exchanged, **data_for(name))
        return made[-1]

    return make


@pytest.fixture
def explorers(explorer_of: Callable[..., Explorer[Any, Any]]) -> Mapping[str, Explorer[Any, Any]]:
    """All explorers of the course, on right functions."""
    return {name: explorer_of(name) for name in FUNCTIONS}


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """What is displayed while a test runs, each output by MIME type."""
    outputs: list[Mapping[str, Any]] = []

    def display(data: Mapping[str, Any], raw: bool, **_rest: Any) -> None:
        assert raw
        outputs.append(data)

    monkeypatch.setattr("lab.figures.display", display)
    monkeypatch.setattr("lab.explore.display.display", display)
    return outputs


@pytest.fixture
def in_a_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a front end listened."""
    shell = SimpleNamespace(kernel=object())
    monkeypatch.setattr("lab.explore.display.get_ipython", lambda: shell)
