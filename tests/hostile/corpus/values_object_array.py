# threat: an array of objects that are equal to everything
# stock: cheats
# outcome: no points
# %% relu
class Equal:
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__


def relu(x):
    result = np.empty(np.shape(x), dtype=object)
    result[...] = Equal()
    return result
