# threat: lists, a hundred thousand levels deep
# stock: no points
# outcome: no points
# %% relu
def relu(x):
    value = []
    for _ in range(100_000):
        value = [value]
    return value
