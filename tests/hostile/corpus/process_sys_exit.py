# threat: the function leaves by SystemExit
# stock: -
# outcome: no points
# %% relu
import sys


def relu(x):
    sys.exit(0)
