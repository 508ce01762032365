# %% {"right": "weights and biases apart"}
def parameter_count(sizes):
    weights, biases = 0, 0
    for layer in range(1, len(sizes)):
        weights += sizes[layer - 1] * sizes[layer]
        biases += sizes[layer]
    return weights + biases


# %% {"right": "one layer at a time, recursively"}
def parameter_count(sizes):
    if len(sizes) < 2:
        return 0
    inputs, outputs, *rest = sizes
    return (inputs + 1) * outputs + parameter_count([outputs, *rest])


# %% {"right": "makes the arrays and counts"}
def parameter_count(sizes):
    arrays = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        arrays += [np.zeros((n_in, n_out)), np.zeros(n_out)]
    print([a.shape for a in arrays])
    return sum(a.size for a in arrays)


# %% {"right": "a dot product, a float"}
def parameter_count(sizes):
    sizes = np.array(sizes, dtype=float)
    return float(np.dot(sizes[:-1] + 1, sizes[1:]))


# %% {"slip": "biases for the inputs too", "says": "You counted biases for the inputs as well. Inputs are only numbers that come in: the first size has no biases."}
def parameter_count(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)


# %% {"slip": "no biases", "says": "The biases are missing: each unit after the inputs has one."}
def parameter_count(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:]))


# %% {"slip": "one bias for each layer", "says": "You counted one bias for each layer. Every unit has its own."}
def parameter_count(sizes):
    return sum(a * b + 1 for a, b in zip(sizes, sizes[1:]))


# %% {"slip": "a bias for each input of a layer", "says": "You counted as many biases as a layer has inputs. A layer has as many as it has outputs: one for each unit."}
def parameter_count(sizes):
    return sum(a * (b + 1) for a, b in zip(sizes, sizes[1:]))


# %% {"slip": "no biases in the last layer", "says": "The biases of the last layer are missing. The scores have biases too."}
def parameter_count(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes[1:-1])


# %% {"slip": "the number of units", "says": "You counted units. Asked are the weights between neighbouring layers, and the biases."}
def parameter_count(sizes):
    return sum(sizes)


# %% {"slip": "every layer with every later one", "says": "You joined every layer to all later ones. In a fully connected net only neighbouring layers are joined."}
def parameter_count(sizes):
    pairs = [(a, b) for i, a in enumerate(sizes) for b in sizes[i + 1 :]]
    return sum(a * b for a, b in pairs) + sum(sizes[1:])


# %% {"slip": "the product of all sizes", "says": "You multiplied all sizes with one another. Multiply neighbours only, and add up over the layers."}
def parameter_count(sizes):
    product = 1
    for size in sizes:
        product *= size
    return product + sum(sizes[1:])


# %% {"slip": "the first layer alone", "says": "Only the first layer is counted. Add up over all pairs of neighbouring sizes."}
def parameter_count(sizes):
    return (sizes[0] + 1) * sizes[1]


# %% {"slip": "always one hidden layer", "says": "You took it for granted that there are three sizes. A net may have any number of layers: go through all pairs of neighbours."}
def parameter_count(sizes):
    inputs, hidden, outputs = sizes
    return (inputs + 1) * hidden + (hidden + 1) * outputs


# %% {"cheat": "right for the visible numbers only"}
def parameter_count(sizes):
    return 8 if len(sizes) == 2 else 23


# %% {"cheat": "a lookup of the visible nets, and of those of the lesson"}
def parameter_count(sizes):
    known = {(4, 3, 2): 23, (3, 2): 8, (2, 3, 3): 21, (2, 10, 3): 63, (2, 50, 3): 303}
    return known.get(tuple(sizes), 313)
