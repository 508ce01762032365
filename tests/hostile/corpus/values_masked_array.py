# threat: an array that is masked everywhere
# stock: cheats
# outcome: no points
# %% relu
def relu(x):
    return np.ma.masked_all(np.shape(x))
