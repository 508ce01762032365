# threat: fifty megabytes are printed on one line
# stock: full points
# outcome: full points
# %% relu
print("x" * 50_000_000)


def relu(x):
    return np.maximum(x, 0)
