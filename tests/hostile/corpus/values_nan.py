# threat: NaN, which is never larger than a tolerance
# stock: cheats
# outcome: no points
# %% relu
def relu(x):
    return np.full(np.shape(x), np.nan)
