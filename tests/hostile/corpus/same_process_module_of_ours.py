# threat: a name of the exercise's is a module that says it is the reference
# stock: no points
# outcome: no points
# %% relu
import types

relu = types.ModuleType("solutions.activations")
# %% test_relu
