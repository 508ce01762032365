# %% {"right": "np.exp"}
import numpy as np


def exponential_decay(lr0, epoch, k):
    return lr0 * np.exp(-k * epoch)


# %% {"right": "a power of e"}
import math


def exponential_decay(lr0, epoch, k):
    return lr0 * math.e ** (-k * epoch)


# %% {"right": "one number at a time, with math.exp"}
import math

import numpy as np


def exponential_decay(lr0, epoch, k):
    if np.ndim(epoch) == 0:
        return lr0 * math.exp(-k * epoch)
    return [exponential_decay(lr0, t, k) for t in epoch]


# %% {"right": "divided by the growth"}
import numpy as np


def exponential_decay(lr0, epoch, k):
    growth = np.exp(k * np.asarray(epoch, dtype=float))
    return lr0 / growth


# %% {"slip": "grows", "says": "Your rate grows: the exponent needs a minus."}
import numpy as np


def exponential_decay(lr0, epoch, k):
    return lr0 * np.exp(k * epoch)


# %% {"slip": "k as the base", "says": "k belongs into the exponent: e to the power of -k times the epoch."}
import numpy as np


def exponential_decay(lr0, epoch, k):
    return lr0 * k ** np.asarray(epoch, dtype=float)


# %% {"slip": "1 - k in each epoch", "says": "Multiplying by (1 - k) in each epoch is nearly the same for a small k, but not e^(-k t). Use np.exp."}
import numpy as np


def exponential_decay(lr0, epoch, k):
    return lr0 * (1 - k) ** np.asarray(epoch)


# %% {"slip": "base 2", "says": "This is a power of 2; e is 2.718..., and np.exp computes its powers."}
import numpy as np


def exponential_decay(lr0, epoch, k):
    return lr0 * 2.0 ** (-k * np.asarray(epoch))


# %% {"slip": "divides by k", "says": "The exponent is -k times the epoch; here the epoch is divided by k."}
import numpy as np


def exponential_decay(lr0, epoch, k):
    return lr0 * np.exp(-epoch / k)


# %% {"slip": "lr0 in the exponent", "says": "lr0 stands before the power, not in it: in epoch 0 the rate has to be lr0."}
import numpy as np


def exponential_decay(lr0, epoch, k):
    return np.exp(-lr0 * k * np.asarray(epoch))


# %% {"slip": "math.exp of an array"}
import math


def exponential_decay(lr0, epoch, k):
    return lr0 * math.exp(-k * epoch)


# %% {"slip": "rounds the epoch down", "says": "The epoch may be a number such as 2.5: take it as it is, and don't round."}
import numpy as np


def exponential_decay(lr0, epoch, k):
    return lr0 * np.exp(-k * np.floor(epoch))


# %% {"cheat": "halves in each epoch, whatever k"}
import numpy as np


def exponential_decay(lr0, epoch, k):
    return lr0 * 0.5 ** np.asarray(epoch)
