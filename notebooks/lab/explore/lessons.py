"""What the lessons call: each function takes those that a student wrote, and shows an explorer."""

import numpy as np

from lab.explore.activations import Activations
from lab.explore.answers import constant
from lab.explore.batchnorm import BatchNormalisation
from lab.explore.bumps import Bumps
from lab.explore.capacity import Capacity
from lab.explore.clouds import Clouds
from lab.explore.dead_relus import DeadReLUs
from lab.explore.display import show
from lab.explore.due import careful
from lab.explore.eigen_images import EigenImages
from lab.explore.initialization import Initialization
from lab.explore.results import Array, Function, Labels
from lab.explore.search import Search
from lab.explore.zigzag import Zigzag
from lab.leaky_net import Layer
from lab.norm_functions import Functions as NormFunctions
from lab.surface import Surface


def activations(
    *,
    sigmoid: Function,
    sigmoid_grad: Function,
    tanh_grad: Function,
    saturated_fraction: Function,
    relu: Function | None = None,
    relu_grad: Function | None = None,
    leaky_relu: Function | None = None,
    leaky_relu_grad: Function | None = None,
    elu: Function | None = None,
    elu_grad: Function | None = None,
) -> None:
    """Explore activation functions: inputs, curve, derivative, and the gradient that passes.

    Parameters
    ----------
    sigmoid, ..., elu_grad : the functions of lesson 01, elementwise; a pair may be missing
    saturated_fraction : array of derivatives -> share of them that is saturated
    """
    pairs = {
        "sigmoid": careful(sigmoid=sigmoid, sigmoid_grad=sigmoid_grad),
        "tanh": careful(tanh=np.tanh, tanh_grad=tanh_grad),
        "ReLU": careful(relu=relu, relu_grad=relu_grad),
        "Leaky ReLU": careful(leaky_relu=leaky_relu, leaky_relu_grad=leaky_relu_grad),
        "ELU": careful(elu=elu, elu_grad=elu_grad),
    }
    functions = {name: list(pair.values()) for name, pair in pairs.items() if len(pair) == 2}
    show(Activations(functions, **careful(saturated_fraction=saturated_fraction)))


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


def clouds(
    *,
    feature_means: Function,
    principal_components: Function,
    project: Function,
    whiten: Function,
) -> None:
    """Explore preprocessing: a cloud of points, turned, and whitened.

    Parameters
    ----------
    feature_means, ..., whiten : the functions of lesson 04
    """
    functions = careful(
        feature_means=feature_means,
        principal_components=principal_components,
        project=project,
        whiten=whiten,
    )
    show(Clouds(**functions))


def eigen_images(
    *,
    project: Function,
    reconstruct: Function,
    variance_kept: Function,
    images: Array,
    mean: Array,
    U: Array,
    S: Array,
) -> None:
    """Explore how many eigen-images photographs need.

    Parameters
    ----------
    project, reconstruct, variance_kept : the functions of lesson 04
    images : (N, D) rows of pixels from 0 to 1, square, in colour; the first 16 are shown
    mean, U, S : (D,), (D, D), (D,), the mean, the directions and the variances of all images
    """
    functions = careful(project=project, reconstruct=reconstruct, variance_kept=variance_kept)
    explorer = EigenImages(**functions, images=images[:16], mean=mean, U=constant(U), S=S)
    show(explorer, photographs=True)


def initialization(
    *,
    forward_activations: Function,
    backward_gradients: Function,
    small_random_init: Function,
    xavier_init: Function,
    he_init: Function,
) -> None:
    """Explore first weights: what comes out of each layer, and what gradient comes back.

    Parameters
    ----------
    forward_activations, ..., he_init : the functions of lesson 05
    """
    passes = careful(forward_activations=forward_activations, backward_gradients=backward_gradients)
    schemes = careful(xavier_init=xavier_init, he_init=he_init, small_random_init=small_random_init)
    names = ("1/√n", "√(2/n)", "0.01")
    show(Initialization(**passes, schemes=dict(zip(names, schemes.values(), strict=True))))


def batchnorm(
    *,
    batchnorm_train: Function,
    batchnorm_backward: Function,
    images: Array,
    labels: Labels,
) -> None:
    """Explore batch normalisation: the signal of each layer, and the training.

    Parameters
    ----------
    batchnorm_train, batchnorm_backward : the functions of lesson 06
    images : (N, D) array with mean 0 and spread 1
    labels : (N,) array
    """
    functions = careful(batchnorm_train=batchnorm_train, batchnorm_backward=batchnorm_backward)
    show(BatchNormalisation(NormFunctions(*functions.values()), constant(images), labels))


def search(
    *,
    random_search: Function,
    grid_search: Function,
    on_boundary: Function,
    surface: Surface,
) -> None:
    """Explore searches for a learning rate and an L2 strength.

    Parameters
    ----------
    random_search, grid_search, on_boundary : the functions of lesson 07
    surface : the scores
    """
    functions = careful(
        random_search=random_search, grid_search=grid_search, on_boundary=on_boundary
    )
    show(Search(**functions, surface=surface))
