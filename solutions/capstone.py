"""Lesson 08: one way to build and train a fully connected network, in NumPy alone, within minutes.

Images are halved, mirrored at random, and whitened; the network has He's first weights, batch
normalisation, ReLU and dropout, and learns by momentum with a learning rate that falls to 0. It
depends on the references of lessons 04 and 05; other lessons' answers it writes out, as one loop.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lab.capstone import Watch
from solutions.initialization import he_init
from solutions.preprocessing import center, feature_means, principal_components, whiten

Array = NDArray[np.float32]
Images = NDArray[np.uint8]
Labels = NDArray[np.integer]
Predict = Callable[[Images], NDArray[np.int64]]

CLASSES = 10
EPS = np.float32(1e-5)
PIECE = 2000
"""Images that are looked at in one go where nothing is learned."""


@dataclass(frozen=True)
class Plan:
    """What is chosen before training, most of it by a random search on validation images.

    Parameters
    ----------
    components : principal components that are kept of an image.
    eps : added to their variances (of pixels from 0 to 1), so that whitening blows up no noise.
    hidden : sizes of the hidden layers.
    keep : share of the inputs, and of each hidden layer's units, that dropout leaves.
    learning_rate : at the start; it follows half a cosine down to 0 (Loshchilov, Hutter, 2017).
    momentum, decay : of the steps; and of the weights (L2).
    epochs : how often each image is seen.
    seconds : wall clock for everything; where it runs short, there are fewer epochs.
    """

    components: int = 200
    eps: float = 0.1
    hidden: tuple[int, ...] = (1024, 512)
    keep: tuple[float, ...] = (0.9, 0.6, 0.6)
    learning_rate: float = 0.1
    momentum: float = 0.9
    decay: float = 5e-4
    batch: int = 128
    epochs: int = 16
    seconds: float = 100.0


def build_and_train(
    X_train: Images,
    y_train: Labels,
    X_val: Images,
    y_val: Labels,
    rng: np.random.Generator,
    plan: Plan | None = None,
    watch: Watch | None = None,
) -> Predict:
    """Train a network.

    Parameters
    ----------
    X_train, X_val : (N, 32, 32, 3) uint8 arrays
    y_train, y_val : (N,) arrays of labels from 0 to 9
    plan : by default one that fits 10,000 images and two minutes
    watch : takes notes of each epoch

    Returns
    -------
    predict : function of (N, 32, 32, 3) uint8 images that returns (N,) labels
    """
    plan = plan or Plan()
    watch = watch or Watch()
    watch.start()
    eye = fit_eye(X_train, plan)
    views = np.stack([eye(X_train), eye(mirrored(X_train))])
    network = new_network((views.shape[2], *plan.hidden, CLASSES), rng)
    some, val = slice(len(X_val)), eye(X_val)
    for _ in range(plan.epochs):
        loss = epoch(network, views, y_train, rng, plan, watch)
        watch.note(
            loss,
            train=accuracy(network, views[0, some], y_train[some]),
            val=accuracy(network, val, y_val),
        )
        if watch.seconds >= plan.seconds:
            break

    def predict(images: Images) -> NDArray[np.int64]:
        pieces = [images[start : start + PIECE] for start in range(0, len(images), PIECE)]
        both = [
            probabilities(scores(network, eye(piece)))
            + probabilities(scores(network, eye(mirrored(piece))))
            for piece in pieces
        ]
        return np.concatenate([np.empty((0, CLASSES)), *both]).argmax(axis=1)

    return predict


def epoch(
    network: Sequence["Layer"],
    views: Array,
    y: Labels,
    rng: np.random.Generator,
    plan: Plan,
    watch: Watch,
) -> float:
    """Show the network each image once, as it is or mirrored; the mean loss.

    Parameters
    ----------
    views : (2, N, D) array, the images and their mirror images
    watch : its notes count the epochs, and it ends the last one early where time runs short
    """
    batch = min(plan.batch, len(y))
    order = rng.permutation(len(y))[: len(y) // batch * batch].reshape(-1, batch)
    losses = []
    for step, rows in enumerate(order):
        planned = (len(watch.notes) + step / len(order)) / plan.epochs
        # The share that is over of the plan or of the time, whichever will end first.
        done = max(planned, watch.seconds / plan.seconds)
        if done >= 1 and losses:
            break
        seen = views[rng.integers(2, size=batch), rows]
        rate = cosine(plan.learning_rate, min(done, 1.0))
        losses.append(learn(network, seen, y[rows], rng, plan, rate))
    return float(np.mean(losses))


def accuracy(network: Sequence["Layer"], X: Array, y: Labels) -> float:
    """The share of the rows whose class the network tells."""
    return float(np.mean(scores(network, X).argmax(axis=1) == y))


def cosine(learning_rate: float, done: float) -> float:
    """The learning rate when the share ``done`` of the training is over."""
    return learning_rate * 0.5 * (1 + float(np.cos(np.pi * done)))


# What the network sees of an image


def mirrored(images: Images) -> Images:
    """Each image with left and right exchanged."""
    return images[:, :, ::-1]


def halved(images: Images) -> Array:
    """Each block of 2 x 2 pixels as its mean, from 0 to 1: (N, 768)."""
    blocks = images.reshape(len(images), 16, 2, 16, 2, 3)
    return blocks.mean(axis=(2, 4), dtype=np.float32).reshape(len(images), -1) / np.float32(255)


def fit_eye(images: Images, plan: Plan) -> Callable[[Images], Array]:
    """What training images say about how to centre, project and whiten any image (lesson 04)."""
    pixels = halved(images)
    mean = feature_means(pixels)
    U, S = principal_components(pixels)
    kept = U[:, : plan.components]
    onto = whiten(kept, S, plan.eps).astype(np.float32)

    def eye(images: Images) -> Array:
        return center(halved(images), mean).astype(np.float32) @ onto

    return eye


# The network


@dataclass
class Layer:
    """An affine map, followed by batch normalisation with running statistics, and ReLU.

    W : (n_in, n_out) array; gamma, beta, running_mean, running_var : (n_out,) arrays
    speed : name -> what momentum has gathered for that parameter
    """

    W: Array
    gamma: Array
    beta: Array
    running_mean: Array
    running_var: Array
    speed: dict[str, Array] = field(default_factory=dict)


def new_network(sizes: Sequence[int], rng: np.random.Generator) -> list[Layer]:
    """Layers between the given sizes. The last one has no batch normalisation: only W and beta."""
    layers = []
    for n_in, n_out in pairwise(sizes):
        W = he_init(n_in, n_out, rng).astype(np.float32)
        ones, zeros = np.ones(n_out, np.float32), np.zeros(n_out, np.float32)
        layers.append(Layer(W, ones, zeros, zeros.copy(), ones.copy()))
    layers[-1].W *= np.float32(0.1)
    return layers


def scores(network: Sequence[Layer], X: Array) -> Array:
    """The network at test time: (N, D) to (N, classes)."""
    for layer in network[:-1]:
        gain = layer.gamma / np.sqrt(layer.running_var + EPS)
        X = np.maximum(X @ (layer.W * gain) + (layer.beta - layer.running_mean * gain), 0)
    return X @ network[-1].W + network[-1].beta


def probabilities(scores: Array) -> Array:
    """Softmax over the classes."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def learn(
    network: Sequence[Layer],
    X: Array,
    y: Labels,
    rng: np.random.Generator,
    plan: Plan,
    learning_rate: float,
) -> float:
    """One step on a batch, in place; returns the loss before it."""
    keeps = (*plan.keep, *[1.0] * len(network))
    caches = []
    H = X * dropout_mask(X.shape, keeps[0], rng)
    for layer, keep in zip(network[:-1], keeps[1:], strict=False):
        out, cache = hidden_forward(layer, H, keep, rng)
        caches.append(cache)
        H = out
    p = probabilities(H @ network[-1].W + network[-1].beta)
    rows = np.arange(len(y))
    loss = -float(np.log(p[rows, y] + EPS).mean())
    p[rows, y] -= 1
    p /= np.float32(len(y))
    gradients = [{"W": H.T @ p, "beta": p.sum(axis=0)}]
    dH = p @ network[-1].W.T
    for layer, cache in zip(network[-2::-1], caches[::-1], strict=True):
        dH, found = hidden_backward(layer, dH, cache)
        gradients.append(found)
    for layer, found in zip(network[::-1], gradients, strict=True):
        found["W"] += np.float32(plan.decay) * layer.W
        move(layer, found, learning_rate, plan.momentum)
    return loss


Cache = tuple[Array, Array, Array, Array]


def hidden_forward(
    layer: Layer, X: Array, keep: float, rng: np.random.Generator
) -> tuple[Array, Cache]:
    """Affine, batch normalisation (Ioffe, Szegedy, 2015), ReLU, dropout; in training."""
    z = X @ layer.W
    mean, var = z.mean(axis=0), z.var(axis=0)
    layer.running_mean += np.float32(0.05) * (mean - layer.running_mean)
    layer.running_var += np.float32(0.05) * (var - layer.running_var)
    inverse = 1 / np.sqrt(var + EPS)
    normal = (z - mean) * inverse
    out = normal * layer.gamma + layer.beta
    mask = (out > 0) * dropout_mask(out.shape, keep, rng)
    return out * mask, (X, normal, inverse, mask)


def hidden_backward(layer: Layer, dout: Array, cache: Cache) -> tuple[Array, dict[str, Array]]:
    """The gradient with respect to the layer's input, and those of its parameters."""
    X, normal, inverse, mask = cache
    dout = dout * mask
    dbeta = dout.sum(axis=0)
    dgamma = np.einsum("nm,nm->m", dout, normal)
    n = np.float32(len(dout))
    dz = (dout - dbeta / n - normal * (dgamma / n)) * (layer.gamma * inverse)
    return dz @ layer.W.T, {"W": X.T @ dz, "gamma": dgamma, "beta": dbeta}


def dropout_mask(
    shape: tuple[int, ...], keep: float, rng: np.random.Generator
) -> Array | np.float32:
    """Inverted dropout (Srivastava et al., 2014): 1 / keep where a unit stays, else 0."""
    if keep >= 1:
        return np.float32(1)
    return (rng.random(shape, dtype=np.float32) < keep) * np.float32(1 / keep)


def move(layer: Layer, gradients: dict[str, Array], learning_rate: float, momentum: float) -> None:
    """A step with momentum, in place."""
    for name, gradient in gradients.items():
        speed = layer.speed.setdefault(name, np.zeros_like(gradient))
        speed *= np.float32(momentum)
        speed -= np.float32(learning_rate) * gradient
        getattr(layer, name).__iadd__(speed)
