# threat: the test cells are tagged skip-execution
# stock: cheats
# outcome: no points
# %% relu
def relu(x):
    return x


# %% test_relu {"tags": ["skip-execution"]}
# %% test_relu_bare {"tags": ["skip-execution"]}
# %% test_relu_points {"tags": ["skip-execution"]}
