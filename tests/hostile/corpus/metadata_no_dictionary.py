# threat: the metadata of an honest answer is a text
# stock: lost
# outcome: full points
# %% relu {"nbgrader": "relu"}
def relu(x):
    return np.maximum(x, 0)
