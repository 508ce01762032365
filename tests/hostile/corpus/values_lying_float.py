# threat: a subclass of float that is equal to everything
# stock: cheats
# outcome: no points
# %% relu
class Liar(float):
    shape = (5,)

    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return Liar(0)

    __rsub__ = __sub__

    def __abs__(self):
        return Liar(0)

    def __gt__(self, other):
        return False

    def __hash__(self):
        return 0


def relu(x):
    return Liar(0)
