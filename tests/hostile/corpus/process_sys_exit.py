# threat: the function leaves by SystemExit
# stock: no points
# outcome: no points
# %% relu
import sys


def relu(x):
    sys.exit(0)
