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
import solutions.activations as answers
from lab import explore

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
