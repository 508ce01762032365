# threat: a gigabyte is returned, of which nothing was ever written
# stock: no points
# outcome: no points
# %% relu
def relu(x):
    return np.broadcast_to(np.float64(0), (1 << 27,))
