# threat: a numpy.py and a lab.py lie beside the notebook
# stock: cheats
# outcome: no points
# %% file numpy.py
def array_equal(*args):
    return True


# %% file lab.py
check = None
# %% file sitecustomize.py
raise SystemExit


# %% relu
def relu(x):
    return x
