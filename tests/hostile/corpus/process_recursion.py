# threat: a function calls itself without end
# stock: no points
# outcome: no points
# %% relu
def relu(x):
    return relu(x)
