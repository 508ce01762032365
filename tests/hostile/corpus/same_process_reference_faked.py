# threat: a fake reference is put where the tests would import it from
# stock: cheats
# outcome: no points
# %% relu
import sys, types

fake = types.ModuleType("solutions")
fake.activations = types.ModuleType("solutions.activations")
fake.activations.relu = lambda x: x
sys.modules["solutions"], sys.modules["solutions.activations"] = fake, fake.activations
solutions = fake


def relu(x):
    return x
