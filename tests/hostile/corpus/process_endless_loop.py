# threat: a loop that swallows every interrupt
# stock: lost
# outcome: timeout
# seconds: 3
# %% relu
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)


def relu(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
