# threat: a result is displayed before the test fails
# stock: cheats
# outcome: no points
# %% relu
import sys


def relu(x):
    sys.displayhook("ok")
    from IPython.display import display

    display(2.0)
    print("2.0")
    return x
