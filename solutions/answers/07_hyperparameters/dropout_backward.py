# %% {"right": "times the mask"}
def dropout_backward(dout, mask):
    return dout * mask


# %% {"right": "np.multiply of copies"}
import numpy as np


def dropout_backward(dout, mask):
    return np.multiply(np.array(dout), np.array(mask))


# %% {"right": "entry by entry"}
import numpy as np


def dropout_backward(dout, mask):
    dx = np.zeros(dout.shape)
    for index in np.ndindex(dout.shape):
        if mask[index] != 0:
            dx[index] = dout[index] * mask[index]
    return dx


# %% {"slip": "the mask without its factor", "says": "What stayed was enlarged by 1 / keep, so its gradient is enlarged too: multiply by the mask itself."}
def dropout_backward(dout, mask):
    return dout * (mask > 0)


# %% {"slip": "passes everything", "says": "Where the mask is 0 the output does not depend on x, so no gradient passes there."}
def dropout_backward(dout, mask):
    return dout


# %% {"slip": "divides", "says": "The gradient is multiplied by the mask, as the signal was. Yours is divided by it."}
import numpy as np


def dropout_backward(dout, mask):
    return np.where(mask > 0, dout / np.where(mask > 0, mask, 1), 0)


# %% {"slip": "the factor twice", "says": "The mask holds 1 / keep already; here the factor is applied twice."}
def dropout_backward(dout, mask):
    return dout * mask * mask


# %% {"slip": "averages the rows", "says": "Each entry keeps its own gradient: nothing is added up or averaged."}
import numpy as np


def dropout_backward(dout, mask):
    return np.mean(dout * mask, axis=0)


# %% {"slip": "matrix product", "says": "This is a matrix product; dropout works entry by entry, with *."}
def dropout_backward(dout, mask):
    return dout @ mask.T


# %% {"slip": "the other entries", "says": "You let the gradient pass where the units were switched off. It passes where they stayed."}
def dropout_backward(dout, mask):
    return dout * (mask == 0)


# %% {"slip": "returns the mask", "says": "This is the mask; it still has to be multiplied by the upstream gradient."}
def dropout_backward(dout, mask):
    return mask


# %% {"cheat": "keep = 0.5 only"}
def dropout_backward(dout, mask):
    return 2.0 * dout * (mask > 0)
