# threat: several processes take memory, each less than it may
# stock: no points
# outcome: killed
# %% relu
import os, time


def relu(x):
    for _ in range(8):
        if os.fork() == 0:
            hoard = np.ones(30_000_000)
            time.sleep(1000)
    time.sleep(1000)
