# threat: an honest student calls a test's function, and numpy, from threads
# stock: full points
# outcome: full points
# %% relu
from concurrent.futures import ThreadPoolExecutor


def relu(x):
    with ThreadPoolExecutor(2) as pool:
        return pool.submit(np.maximum, x, 0).result()
