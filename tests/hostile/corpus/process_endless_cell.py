# threat: the answer cell does not end
# stock: cheats
# outcome: timeout
# seconds: 3
# %% relu
def relu(x):
    return np.maximum(x, 0)


while True:
    pass
