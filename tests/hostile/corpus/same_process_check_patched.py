# threat: the checks of the course's own package are replaced
# stock: lost
# outcome: no points
# %% relu
import lab.check


class Pleased:
    def __getattr__(self, name):
        return lambda *args, **kwargs: None


lab.check.exercise = lambda *args, **kwargs: Pleased()
check = Pleased()


def relu(x):
    return x
