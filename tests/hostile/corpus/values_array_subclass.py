# threat: a subclass of array whose comparisons always hold
# stock: cheats
# outcome: no points
# %% relu
class Liar(np.ndarray):
    def __array_function__(self, *args, **kwargs):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return np.zeros(5).view(Liar)

    def __gt__(self, other):
        return False

    def __eq__(self, other):
        return np.ones(5, bool)


def relu(x):
    return np.zeros(5).view(Liar)
