# %% {"right": "as the formula"}
def inverse_decay(lr0, epoch, k):
    return lr0 / (1 + k * epoch)


# %% {"right": "NumPy functions"}
import numpy as np


def inverse_decay(lr0, epoch, k):
    divisor = np.add(1.0, np.multiply(k, epoch))
    return np.divide(lr0, divisor)


# %% {"right": "a list, one at a time"}
import numpy as np


def inverse_decay(lr0, epoch, k):
    if np.ndim(epoch):
        return [inverse_decay(lr0, t, k) for t in epoch]
    return lr0 * (1 + k * epoch) ** -1


# %% {"slip": "brackets forgotten", "says": "The whole 1 + k t is the divisor: put brackets round it. Yours divides lr0 by 1 only."}
def inverse_decay(lr0, epoch, k):
    return lr0 / 1 + k * epoch


# %% {"slip": "the 1 is forgotten", "says": "The divisor is 1 + k t. Without the 1 it is 0 in epoch 0."}
import numpy as np


def inverse_decay(lr0, epoch, k):
    with np.errstate(divide="ignore"):
        return lr0 / (k * np.asarray(epoch, dtype=float))


# %% {"slip": "adds k once", "says": "k is multiplied by the epoch; here it is added to it."}
def inverse_decay(lr0, epoch, k):
    return lr0 / (1 + k + epoch)


# %% {"slip": "a power", "says": "In this schedule 1 + k is not raised to a power: the divisor is 1 + k times the epoch."}
import numpy as np


def inverse_decay(lr0, epoch, k):
    return lr0 / (1 + k) ** np.asarray(epoch, dtype=float)


# %% {"slip": "minus", "says": "The divisor grows with the epoch: 1 plus k t, not minus."}
import numpy as np


def inverse_decay(lr0, epoch, k):
    with np.errstate(divide="ignore"):
        return lr0 / (1 - k * np.asarray(epoch, dtype=float))


# %% {"slip": "a product", "says": "This is multiplied where it should be divided: the rate falls, it does not grow."}
def inverse_decay(lr0, epoch, k):
    return lr0 * (1 + k * epoch)


# %% {"slip": "integer division", "says": "// rounds down, and rates below 1 become 0. Divide with /."}
def inverse_decay(lr0, epoch, k):
    return lr0 // (1 + k * epoch)


# %% {"slip": "root of the epoch", "says": "Here the divisor grows with the root of the epoch; it should grow with the epoch itself."}
import numpy as np


def inverse_decay(lr0, epoch, k):
    return lr0 / (1 + k * np.sqrt(epoch))


# %% {"cheat": "k = 0.5 only"}
def inverse_decay(lr0, epoch, k):
    return lr0 / (1 + 0.5 * epoch)
