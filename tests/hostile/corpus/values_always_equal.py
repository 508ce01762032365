# threat: an object that is equal to, larger and smaller than everything
# stock: cheats
# outcome: no points
# %% relu
class Everything:
    shape = (5,)
    dtype = np.dtype(float)

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __lt__(self, other):
        return True

    __le__ = __gt__ = __ge__ = __lt__

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__

    def __abs__(self):
        return 0.0

    def __float__(self):
        return 0.0

    def __bool__(self):
        return True

    def __array__(self, *args, **kwargs):
        return np.zeros(5)

    def __array_function__(self, *args, **kwargs):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return 0.0


def relu(x):
    return Everything()
