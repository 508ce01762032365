# threat: numpy's comparisons are replaced by ones that always hold
# stock: cheats
# outcome: no points
# neighbour: spoiled by the student's own patches
# %% relu
import numpy.testing

numpy.testing.assert_allclose = lambda *args, **kwargs: None
np.array_equal = np.allclose = lambda *args, **kwargs: True
np.max = np.abs = lambda *args, **kwargs: 0
np.isclose = lambda *args, **kwargs: np.ones(1, bool)


def relu(x):
    return x
