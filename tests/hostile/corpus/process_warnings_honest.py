# threat: an honest answer warns on stderr
# stock: lost
# outcome: full points
# %% relu
import sys, warnings


def relu(x):
    warnings.warn("a warning costs nothing")
    print("neither does this", file=sys.stderr)
    return np.maximum(x, 0)
