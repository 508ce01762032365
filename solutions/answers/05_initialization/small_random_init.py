# %% {"right": "rng.normal"}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return rng.normal(0, scale, size=(n_in, n_out))


# %% {"right": "one input at a time"}
def small_random_init(n_in, n_out, rng, scale=0.01):
    W = np.zeros((n_in, n_out))
    for i in range(n_in):
        W[i] = [scale * draw for draw in rng.normal(size=n_out)]
    return W


# %% {"right": "column by column, float32"}
def small_random_init(n_in, n_out, rng, scale=0.01):
    columns = [rng.standard_normal(n_in, dtype=np.float32) for _ in range(n_out)]
    print(len(columns), "columns")
    return np.float32(scale) * np.stack(columns, axis=1)


# %% {"right": "the Box-Muller transform of uniform numbers"}
def small_random_init(n_in, n_out, rng, scale=0.01):
    radius = np.sqrt(-2 * np.log(1 - rng.random((n_in, n_out))))
    angle = 2 * np.pi * rng.random((n_in, n_out))
    return scale * radius * np.cos(angle)


# %% {"right": "one long draw, turned into rows; a list"}
def small_random_init(n_in, n_out, rng, scale=0.01):
    draws = rng.standard_normal(n_in * n_out) * scale
    return draws.reshape(n_out, n_in).T.tolist()


# %% {"slip": "no scale", "says": "Your weights have a standard deviation of 1: the scale is missing. Multiply by it."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return rng.standard_normal((n_in, n_out))


# %% {"slip": "the scale is always 0.01", "says": "Your scale is always 0.01. Use the argument; 0.01 is only its default."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return 0.01 * rng.standard_normal((n_in, n_out))


# %% {"slip": "the scale as a variance", "says": "You took the scale for a variance: your numbers are multiplied by its root. It is the standard deviation, so multiply by it as it is."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return np.sqrt(scale) * rng.standard_normal((n_in, n_out))


# %% {"slip": "the scale squared", "says": "You multiplied by the square of the scale. The scale is the standard deviation itself."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return scale**2 * rng.standard_normal((n_in, n_out))


# %% {"slip": "the scale as the mean", "says": "The first argument of rng.normal is the mean. You moved the mean to the scale and left the standard deviation at 1."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return rng.normal(scale, size=(n_in, n_out))


# %% {"slip": "uniform from -scale to scale", "says": "Your numbers are spread evenly from -scale to scale. Draw from the normal distribution, the bell curve."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return rng.uniform(-scale, scale, size=(n_in, n_out))


# %% {"slip": "positive numbers", "says": "Your numbers lie between 0 and the scale: rng.random is never negative. Draw from the normal distribution, with mean 0."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return scale * rng.random((n_in, n_out))


# %% {"slip": "absolute values", "says": "All your weights are positive. Leave the signs as they were drawn: the mean must be 0."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return scale * np.abs(rng.standard_normal((n_in, n_out)))


# %% {"slip": "transposed", "says": "Rows and columns are exchanged: the shape is (n_in, n_out)."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return scale * rng.standard_normal((n_out, n_in))


# %% {"slip": "divided by the root of n_in", "says": "You divided by the root of the number of inputs as well. That idea comes later in the lesson; here the spread is the scale itself."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return scale * rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)


# %% {"slip": "one unit, copied", "says": "All your units have the same weights: you drew one column and copied it. Each weight needs a draw of its own."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return scale * np.tile(rng.standard_normal((n_in, 1)), (1, n_out))


# %% {"slip": "np.random in place of rng", "says": "The numbers do not depend on the `rng` that you are given alone. Draw from it, and neither from np.random nor from a generator of your own."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    return scale * np.random.randn(n_in, n_out)


# %% {"slip": "a generator of its own", "says": "The numbers do not depend on the `rng` that you are given alone. Draw from it, and neither from np.random nor from a generator of your own."}
def small_random_init(n_in, n_out, rng, scale=0.01):
    rng = np.random.default_rng(0)
    return scale * rng.standard_normal((n_in, n_out))


# %% {"cheat": "no random numbers: a bell-shaped row of quantiles"}
from statistics import NormalDist


def small_random_init(n_in, n_out, rng, scale=0.01):
    places = (np.arange(n_in * n_out) + 0.5) / (n_in * n_out)
    return scale * np.array([NormalDist().inv_cdf(p) for p in places]).reshape(n_in, n_out)


# %% {"cheat": "right for the visible numbers only"}
def small_random_init(n_in, n_out, rng, scale=0.01):
    spread = 0.01 if (n_in, n_out) == (100, 600) else 0.5
    return spread * rng.standard_normal((n_in, n_out))
