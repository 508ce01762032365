# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Training neural networks: the explorers
#
# The live figures of the course on one page, drawn with the reference functions. Click a slider, or
# press Tab; the arrow keys move it by one step, Page Up and Page Down by five, Home and End to its
# ends.

# %%
import numpy as np

import solutions.activations as answers
from lab import datasets, explore, features, small_net
from lab.surface import Surface
from solutions import batchnorm, capacity, dead_relus, hyperparameters, preprocessing
from solutions import initialization as weights

# %% [markdown]
# ## 1 &nbsp; Activation functions and saturation

# %%
explore.activations(
    sigmoid=answers.sigmoid,
    sigmoid_grad=answers.sigmoid_grad,
    tanh_grad=answers.tanh_grad,
    relu=answers.relu,
    relu_grad=answers.relu_grad,
    leaky_relu=answers.leaky_relu,
    leaky_relu_grad=answers.leaky_relu_grad,
    elu=answers.elu,
    elu_grad=answers.elu_grad,
    saturated_fraction=answers.saturated_fraction,
)

# %% [markdown]
# ## 2 &nbsp; Zig-zag: what the mean of the inputs does to gradient descent

# %%
explore.zigzag(weight_gradients=answers.weight_gradients)

# %% [markdown]
# ## 3 &nbsp; Dead ReLUs

# %%
images = datasets.load(train=200)
explore.dead_relus(
    affine_leaky_relu=dead_relus.affine_leaky_relu,
    affine_leaky_relu_backward=dead_relus.affine_leaky_relu_backward,
    images=features.shrunk(images.train_images) / np.float32(255),
    labels=images.train_labels,
)

# %% [markdown]
# ## 4 &nbsp; Bumps: one hidden layer follows any curve

# %%
explore.bumps(bump_network=capacity.bump_network)

# %% [markdown]
# ## 5 &nbsp; Capacity: hidden units and L2

# %%
explore.capacity(two_layer_loss=capacity.two_layer_loss)

# %% [markdown]
# ## 6 &nbsp; Clouds: what turning and whitening make of points

# %%
explore.clouds(
    feature_means=preprocessing.feature_means,
    principal_components=preprocessing.principal_components,
    project=preprocessing.project,
    whiten=preprocessing.whiten,
)

# %% [markdown]
# ## 7 &nbsp; Eigen-images: photographs from k numbers
#
# The pictures have 16 x 16 pixels here, so that the page opens quickly.

# %%
photographs = features.shrunk(datasets.load(train=2_000).train_images, factor=2) / np.float32(255)
U, S = preprocessing.principal_components(photographs)
explore.eigen_images(
    project=preprocessing.project,
    reconstruct=preprocessing.reconstruct,
    variance_kept=preprocessing.variance_kept,
    images=photographs,
    mean=preprocessing.feature_means(photographs),
    U=U,
    S=S,
)

# %% [markdown]
# ## 8 &nbsp; First weights: the signal upwards, the gradient downwards

# %%
explore.initialization(
    forward_activations=weights.forward_activations,
    backward_gradients=weights.backward_gradients,
    small_random_init=weights.small_random_init,
    xavier_init=weights.xavier_init,
    he_init=weights.he_init,
)

# %% [markdown]
# ## 9 &nbsp; Batch normalisation: the signal, and the training

# %%
(pixels,) = features.standardized(features.shrunk(images.train_images))
explore.batchnorm(
    batchnorm_train=batchnorm.batchnorm_train,
    batchnorm_backward=batchnorm.batchnorm_backward,
    images=pixels,
    labels=images.train_labels,
)

# %% [markdown]
# ## 10 &nbsp; The search for hyper-parameters
#
# The accuracies are those of 125 small networks, which are trained while the page opens.

# %%
pictures = datasets.load(train=2_000, val=1_000, test=0)
inputs = features.standardized(*map(features.shrunk, (pictures.train_images, pictures.val_images)))
rows = small_net.Images(
    inputs[0], np.array(pictures.train_labels), inputs[1], np.array(pictures.val_labels)
)
rates, strengths = np.linspace(-5, 1, 25), np.linspace(-4, 0, 5)
accuracies = [
    [
        small_net.validation_accuracy(
            rows, np.random.default_rng(0), learning_rate=10.0**rate, l2=10.0**strength
        )
        for strength in strengths
    ]
    for rate in rates
]
explore.search(
    random_search=hyperparameters.random_search,
    grid_search=hyperparameters.grid_search,
    on_boundary=hyperparameters.on_boundary,
    surface=Surface(
        ("learning_rate", "l2"), (rates, strengths), np.nan_to_num(accuracies, nan=0.1)
    ),
)
