# %% {"right": "uniform numbers below keep"}
def dropout(x, keep, rng):
    mask = (rng.random(x.shape) < keep) / keep
    return x * mask, mask


# %% {"right": "binomial draws"}
import numpy as np


def dropout(x, keep, rng):
    x = np.asarray(x)
    mask = rng.binomial(1, keep, size=x.shape) / keep
    return mask * x, mask


# %% {"right": "a choice of two values"}
import numpy as np


def dropout(x, keep, rng):
    mask = rng.choice([0.0, 1 / keep], size=np.shape(x), p=[1 - keep, keep])
    return np.multiply(x, mask), mask


# %% {"right": "entry by entry, float32 mask"}
import numpy as np


def dropout(x, keep, rng):
    mask = np.zeros(x.shape, dtype=np.float32)
    for index in np.ndindex(x.shape):
        if rng.uniform() >= 1 - keep:
            mask[index] = 1 / keep
    return x * mask, mask


# %% {"slip": "not enlarged", "says": "Your mask holds 1 where a unit stays. In inverted dropout it holds 1 / keep, to make up for the units that are off."}
def dropout(x, keep, rng):
    mask = (rng.random(x.shape) < keep) * 1.0
    return x * mask, mask


# %% {"slip": "keep is taken for the probability to drop", "says": "keep is the probability that an entry stays; here it is the probability that it goes."}
def dropout(x, keep, rng):
    mask = (rng.random(x.shape) > keep) / keep
    return x * mask, mask


# %% {"slip": "keep and 1 - keep exchanged throughout", "says": "You took keep for the probability to drop, and divided by 1 - keep. What stays is divided by keep."}
import numpy as np


def dropout(x, keep, rng):
    stay = max(1 - keep, 1e-9)
    mask = (rng.random(np.shape(x)) < stay) / stay
    return x * mask, mask


# %% {"slip": "one draw for each row", "says": "Each entry needs a draw of its own; here a whole row is on or off."}
import numpy as np


def dropout(x, keep, rng):
    x = np.asarray(x)
    draws = rng.random((x.shape[0],) + (1,) * (x.ndim - 1))
    mask = np.broadcast_to((draws < keep) / keep, x.shape).copy()
    return x * mask, mask


# %% {"slip": "one draw for each unit", "says": "Each example has a mask of its own; here all rows have the same one."}
import numpy as np


def dropout(x, keep, rng):
    x = np.asarray(x)
    mask = np.broadcast_to((rng.random(x.shape[-1:]) < keep) / keep, x.shape).copy()
    return x * mask, mask


# %% {"slip": "out without the factor", "says": "out = x * mask, with the same mask that is returned, its 1 / keep included."}
def dropout(x, keep, rng):
    mask = rng.random(x.shape) < keep
    return x * mask, mask / keep


# %% {"slip": "enlarged twice", "says": "The mask holds 1 / keep already: multiply x by the mask, and divide no more."}
def dropout(x, keep, rng):
    mask = (rng.random(x.shape) < keep) / keep
    return x * mask / keep, mask


# %% {"slip": "returns out alone", "says": "Two values are asked for, out and mask: backward needs the mask."}
def dropout(x, keep, rng):
    return x * ((rng.random(x.shape) < keep) / keep)


# %% {"slip": "normal numbers", "says": "Your numbers come from the bell curve. With numbers spread evenly from 0 to 1, as rng.random gives, a share of `keep` lies below keep."}
def dropout(x, keep, rng):
    mask = (rng.standard_normal(x.shape) < keep) / keep
    return x * mask, mask


# %% {"slip": "np.random in place of rng", "says": "The mask must come from the given rng, so that the same seed gives the same mask."}
import numpy as np


def dropout(x, keep, rng):
    mask = (np.random.rand(*x.shape) < keep) / keep
    return x * mask, mask


# %% {"slip": "changes x in place"}
import numpy as np


def dropout(x, keep, rng):
    mask = (rng.random(x.shape) < keep) / keep
    x *= np.asarray(mask, dtype=x.dtype)
    return x, mask


# %% {"slip": "mask and out exchanged", "says": "The order is out first, then the mask."}
def dropout(x, keep, rng):
    mask = (rng.random(x.shape) < keep) / keep
    return mask, x * mask


# %% {"cheat": "drops nothing"}
import numpy as np


def dropout(x, keep, rng):
    mask = np.full(np.shape(x), 1 / keep)
    return x * mask, mask
