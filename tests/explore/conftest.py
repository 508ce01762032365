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

import solutions.activations as reference
from lab import datasets, features
from lab.explore.activations import Activations
from lab.explore.answers import elementwise, single_number
from lab.explore.batchnorm import BatchNormalisation
from lab.explore.batchnorm import careful as careful_norm
from lab.explore.bumps import Bumps
from lab.explore.bumps import careful as careful_bumps
from lab.explore.capacity import Capacity
from lab.explore.capacity import careful as careful_capacity
from lab.explore.clouds import Clouds
from lab.explore.clouds import careful as careful_clouds
from lab.explore.controls import Preset, Slider, Values
from lab.explore.dead_relus import DeadReLUs
from lab.explore.dead_relus import careful as careful_layers
from lab.explore.eigen_images import EigenImages
from lab.explore.eigen_images import careful as careful_images
from lab.explore.explorer import Explorer, Reading
from lab.explore.initialization import Initialization
from lab.explore.search import Search
from lab.explore.search import careful as careful_search
from lab.explore.zigzag import Zigzag
from lab.surface import Surface
from solutions import hyperparameters as searching
from solutions import initialization as weights
from solutions import preprocessing
from solutions.batchnorm import batchnorm_backward, batchnorm_train
from solutions.capacity import bump_network, two_layer_loss
from solutions.dead_relus import affine_leaky_relu, affine_leaky_relu_backward

PAIRS = {
    "sigmoid": (reference.sigmoid, reference.sigmoid_grad),
    "tanh": (np.tanh, reference.tanh_grad),
    "ReLU": (reference.relu, reference.relu_grad),
    "Leaky ReLU": (reference.leaky_relu, reference.leaky_relu_grad),
    "ELU": (reference.elu, reference.elu_grad),
}


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
def eigen_images() -> EigenImages:
    """Explorer 7 on small images; their components are found once for all tests."""
    images = datasets.load("photos10", train=1_000).train_images
    X = features.shrunk(images, factor=2) / np.float32(255)
    components = preprocessing.feature_means(X), *preprocessing.principal_components(X)
    functions = careful_images(
        preprocessing.project,
        preprocessing.reconstruct,
        preprocessing.variance_kept,
        X[:16],
        *components,
    )
    return EigenImages(X[:16], *functions)


def search() -> Search:
    """Explorer 10 on a ridge of scores along a learning rate of 0.1, with the references."""
    rates, strengths = np.linspace(-5, 1, 25), np.linspace(-4, 0, 5)
    scores = 0.1 + 0.4 * np.exp(-((rates[:, np.newaxis] + 1) ** 2) - np.exp(2 * strengths))
    surface = Surface(("learning_rate", "l2"), (rates, strengths), scores)
    functions = careful_search(
        searching.random_search, searching.grid_search, searching.on_boundary, surface
    )
    return Search(*functions, surface)


@pytest.fixture
def explorers() -> Mapping[str, Explorer[Any, Any]]:
    """All explorers of the course."""
    functions = {
        name: (elementwise(name, function), elementwise(f"{name}_grad", derivative))
        for name, (function, derivative) in PAIRS.items()
    }
    images = datasets.load("photos10", train=200)
    X = features.shrunk(images.train_images) / np.float32(255)
    layers = careful_layers(affine_leaky_relu, affine_leaky_relu_backward, X, images.train_labels)
    (rows,) = features.standardized(features.shrunk(images.train_images))
    norm = careful_norm(batchnorm_train, batchnorm_backward, rows, images.train_labels)
    share = single_number("saturated_fraction", reference.saturated_fraction)
    return {
        "activations": Activations(functions, share),
        "batchnorm": BatchNormalisation(*norm, images=rows),
        "bumps": Bumps(careful_bumps(bump_network)),
        "capacity": Capacity(careful_capacity(two_layer_loss)),
        "dead_relus": DeadReLUs(layers),
        "clouds": Clouds(
            *careful_clouds(
                preprocessing.feature_means,
                preprocessing.principal_components,
                preprocessing.project,
                preprocessing.whiten,
            )
        ),
        "eigen_images": eigen_images(),
        "initialization": Initialization(
            lambda *args: np.array(weights.forward_activations(*args)),
            lambda *args: np.array(weights.backward_gradients(*args)),
            {
                "1/√n": weights.xavier_init,
                "√(2/n)": weights.he_init,
                "0.01": weights.small_random_init,
            },
        ),
        "search": search(),
        "zigzag": Zigzag(elementwise("weight_gradients", reference.weight_gradients)),
    }


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
