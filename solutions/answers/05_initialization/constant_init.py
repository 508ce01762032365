# %% {"right": "ones times the value"}
def constant_init(n_in, n_out, value=0.0):
    return value * np.ones((n_in, n_out))


# %% {"right": "rows in a list"}
def constant_init(n_in, n_out, value=0.0):
    return [[float(value)] * n_out for _ in range(n_in)]


# %% {"right": "fills an empty array, row by row"}
def constant_init(n_in, n_out, value=0.0):
    W = np.empty((n_in, n_out))
    for i in range(n_in):
        W[i, :] = value
    print(W.shape)
    return W


# %% {"right": "a view of one number"}
def constant_init(n_in, n_out, value=0.0):
    return np.broadcast_to(np.float64(value), (n_in, n_out))


# %% {"slip": "transposed", "says": "Rows and columns are exchanged. The weights have a row for each input and a column for each unit: (n_in, n_out)."}
def constant_init(n_in, n_out, value=0.0):
    return np.full((n_out, n_in), value)


# %% {"slip": "always 0", "says": "All weights are 0, whatever `value` is. Use the argument."}
def constant_init(n_in, n_out, value=0.0):
    return np.zeros((n_in, n_out))


# %% {"slip": "always 1", "says": "All weights are 1, whatever `value` is. Multiply by the argument, or use np.full."}
def constant_init(n_in, n_out, value=0.0):
    return np.ones((n_in, n_out))


# %% {"slip": "whole numbers", "says": "The value was cut to a whole number. Weights are floats: an integer array can't hold 0.5."}
def constant_init(n_in, n_out, value=0.0):
    W = np.zeros((n_in, n_out), dtype=int)
    W[:] = value
    return W


# %% {"slip": "only the diagonal", "says": "Only the diagonal has the value. Every weight must have it."}
def constant_init(n_in, n_out, value=0.0):
    return value * np.eye(n_in, n_out)


# %% {"slip": "one weight for each unit", "says": "One weight for each unit came. A unit has a weight for each of its inputs: n_in rows, n_out columns."}
def constant_init(n_in, n_out, value=0.0):
    return np.full(n_out, value)


# %% {"slip": "flat", "says": "All weights came in one long row. They need two axes: n_in rows, n_out columns."}
def constant_init(n_in, n_out, value=0.0):
    return np.full(n_in * n_out, value)


# %% {"slip": "a default of 0.01", "says": "Without a value you used 0.01. The default is 0."}
def constant_init(n_in, n_out, value=0.01):
    return np.full((n_in, n_out), value)


# %% {"slip": "divided by the number of inputs", "says": "You divided the value by the number of inputs. Each weight is the value itself; scaling comes later in the lesson."}
def constant_init(n_in, n_out, value=0.0):
    return np.full((n_in, n_out), value / n_in)


# %% {"slip": "the shape without brackets", "says": "The shape is one argument, a tuple: it needs brackets of its own inside those of the call."}
def constant_init(n_in, n_out, value=0.0):
    return value + np.zeros(n_in, n_out)


# %% {"cheat": "right for the visible numbers only"}
def constant_init(n_in, n_out, value=0.0):
    return np.zeros((2, 3)) if n_in == 2 else np.full((3, 2), 0.5)


# %% {"cheat": "0 or 0.5, as in the visible cases"}
def constant_init(n_in, n_out, value=0.0):
    return np.full((n_in, n_out), 0.5 if value else 0.0)
