# threat: a function calls itself without end
# stock: -
# outcome: no points
# %% relu
def relu(x):
    return relu(x)
