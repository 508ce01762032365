"""What the lessons call: each function takes those that a student wrote, and shows an explorer."""

from lab.explore.answers import constant
from lab.explore.bumps import Bumps
from lab.explore.capacity import Capacity
from lab.explore.dead_relus import DeadReLUs
from lab.explore.display import show
from lab.explore.due import careful
from lab.explore.results import Array, Function, Labels
from lab.explore.zigzag import Zigzag
from lab.leaky_net import Layer


def zigzag(*, weight_gradients: Function) -> None:
    """Explore the path of gradient descent for inputs of some mean.

    Parameters
    ----------
    weight_gradients : X (N, D), dz (N,) -> (N, D), from lesson 01
    """
    show(Zigzag(**careful(weight_gradients=weight_gradients)))


def dead_relus(
    *,
    affine_leaky_relu: Function,
    affine_leaky_relu_backward: Function,
    images: Array,
    labels: Labels,
) -> None:
    """Explore which units die in a small net on real images.

    Parameters
    ----------
    affine_leaky_relu, affine_leaky_relu_backward : a layer and its gradients, from lesson 02
    images : (N, D) rows of numbers, a few hundred
    labels : (N,) class numbers from 0 to 9
    """
    functions = careful(
        affine_leaky_relu=affine_leaky_relu, affine_leaky_relu_backward=affine_leaky_relu_backward
    )
    show(DeadReLUs(Layer(*functions.values()), constant(images), labels))


def bumps(*, bump_network: Function) -> None:
    """Explore a net of bumps that follows a curve.

    Parameters
    ----------
    bump_network : f, n_bumps, steepness -> W1 (1, 2n), b1 (2n,), W2 (2n, 1), from lesson 03
    """
    show(Bumps(**careful(bump_network=bump_network)))


def capacity(*, two_layer_loss: Function) -> None:
    """Explore what a net with one hidden layer makes of a spiral.

    Parameters
    ----------
    two_layer_loss : params, X, y, l2 -> loss, grads, from lesson 03
    """
    show(Capacity(**careful(two_layer_loss=two_layer_loss)))
