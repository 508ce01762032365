# threat: a list that holds itself
# stock: -
# outcome: no points
# %% relu
def relu(x):
    value = [0.0]
    value.append(value)
    return value
