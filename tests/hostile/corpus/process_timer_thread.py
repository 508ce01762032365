# threat: a thread goes on beside the cells, and patches and prints
# stock: no points
# outcome: no points
# %% relu
import threading


def meddle():
    import time

    while True:
        np.array_equal = lambda *args: True
        print("2.0")
        time.sleep(0.01)


threading.Thread(target=meddle, daemon=True).start()


def relu(x):
    return x
