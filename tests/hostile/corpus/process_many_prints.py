# threat: an honest student prints and flushes thirty thousand lines
# stock: lost
# outcome: full points
# %% relu
for step in range(30_000):
    print("step", step, flush=True)


def relu(x):
    return np.maximum(x, 0)
