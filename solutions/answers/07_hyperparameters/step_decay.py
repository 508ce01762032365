# %% {"right": "floor division"}
def step_decay(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (epoch // every)


# %% {"right": "np.floor and np.power"}
import numpy as np


def step_decay(lr0, epoch, drop=0.5, every=10):
    drops = np.floor(np.asarray(epoch) / every)
    return lr0 * np.power(drop, drops)


# %% {"right": "a loop that multiplies, one epoch at a time"}
import numpy as np


def step_decay(lr0, epoch, drop=0.5, every=10):
    def one(t):
        rate = lr0
        while t >= every:
            rate *= drop
            t -= every
        return rate

    epochs = np.asarray(epoch)
    rates = np.array([one(t) for t in epochs.ravel()])
    return rates.reshape(epochs.shape)


# %% {"right": "through logarithms, float"}
import numpy as np


def step_decay(lr0, epoch, drop=0.5, every=10):
    drops = np.array(epoch, dtype=float) // every
    return np.exp(np.log(lr0) + drops * np.log(drop))


# %% {"slip": "falls in every epoch", "says": "Your rate falls a little in every epoch. It should stay until `every` epochs are over: round the exponent down, with //."}
def step_decay(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (epoch / every)


# %% {"slip": "remainder", "says": "% is the remainder, which starts again from 0 after each step. How often `every` fits into the epoch is //."}
def step_decay(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (epoch % every)


# %% {"slip": "multiplied by the number of drops", "says": "Each drop multiplies the rate by `drop` once more: a power, not a product with the number of drops."}
def step_decay(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop * (epoch // every)


# %% {"slip": "one step too early", "says": "The first `every` epochs, 0 included, keep the rate lr0; here the drop has come already."}
def step_decay(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (epoch // every + 1)


# %% {"slip": "one epoch too late", "says": "The drop comes in the epoch `every` itself: with every=10 the epochs 0 to 9 keep the rate, epoch 10 has the next one."}
import numpy as np


def step_decay(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** np.maximum(0, (np.asarray(epoch) - 1) // every)


# %% {"slip": "drops once only", "says": "The rate falls once, and then stays. It should fall again after each further `every` epochs."}
import numpy as np


def step_decay(lr0, epoch, drop=0.5, every=10):
    return np.where(np.asarray(epoch) < every, lr0, lr0 * drop)


# %% {"slip": "fixed drop and every", "says": "The numbers 0.5 and 10 are only the defaults: use the arguments `drop` and `every`."}
def step_decay(lr0, epoch, drop=0.5, every=10):
    return lr0 * 0.5 ** (epoch // 10)


# %% {"slip": "subtracts the drop", "says": "`drop` is a factor: the rate is multiplied by it, once for each step. You take a share away each time."}
def step_decay(lr0, epoch, drop=0.5, every=10):
    return lr0 * (1 - drop * (epoch // every))


# %% {"slip": "int() of an array"}
def step_decay(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** int(epoch / every)


# %% {"cheat": "a table of the visible values"}
import numpy as np


def step_decay(lr0, epoch, drop=0.5, every=10):
    return 0.01 if every == 3 else np.array([0.8, 0.8, 0.4, 0.2])
