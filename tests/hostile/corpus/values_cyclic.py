# threat: a list that holds itself
# stock: no points
# outcome: no points
# %% relu
def relu(x):
    value = [0.0]
    value.append(value)
    return value
