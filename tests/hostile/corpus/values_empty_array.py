# threat: an empty array, of which all entries are right
# stock: cheats
# outcome: no points
# %% relu
def relu(x):
    return np.array([])
