# threat: the test cells are tagged as ones that may raise
# stock: no points
# outcome: no points
# %% relu
def relu(x):
    return x


# %% test_relu {"tags": ["raises-exception"]}
raise ValueError
# %% test_relu_bare {"tags": ["raises-exception"]}
# %% test_relu_points {"tags": ["raises-exception"]}
