# %% {"right": "rng.normal with its scale"}
def he_init(n_in, n_out, rng):
    return rng.normal(loc=0.0, scale=(2 / n_in) ** 0.5, size=(n_in, n_out))


# %% {"right": "one column for each unit, in a loop"}
def he_init(n_in, n_out, rng):
    W = np.empty((n_in, n_out))
    for unit in range(n_out):
        W[:, unit] = rng.standard_normal(n_in)
    W *= np.sqrt(2.0) / np.sqrt(n_in)
    return W


# %% {"right": "from the small weights, float32, a list of rows"}
def he_init(n_in, n_out, rng):
    W = small_random_init(n_in, n_out, rng, scale=np.sqrt(2 / n_in))
    print("spread", W.std())
    return W.astype(np.float32)


# %% {"right": "sums of independent draws"}
import math


def he_init(n_in, n_out, rng):
    one, other = (rng.normal(size=(n_out, n_in)).T for _ in range(2))
    return (one - other) / math.sqrt(n_in)


# %% {"slip": "no root", "says": "n_in is not under a square root in yours. The variance is 2 / n_in, so the root covers both numbers."}
def he_init(n_in, n_out, rng):
    return 2 / n_in * rng.standard_normal((n_in, n_out))


# %% {"slip": "the root of 2 alone", "says": "n_in is not under a square root in yours. The variance is 2 / n_in, so the root covers both numbers."}
def he_init(n_in, n_out, rng):
    return np.sqrt(2) / n_in * rng.standard_normal((n_in, n_out))


# %% {"slip": "the 2 outside the root", "says": "Your standard deviation is 2 over the root of n_in. The 2 stands under the root too."}
def he_init(n_in, n_out, rng):
    return 2 / np.sqrt(n_in) * rng.standard_normal((n_in, n_out))


# %% {"slip": "the number of outputs", "says": "You used the number of units, n_out. What counts is how many terms a unit adds up: n_in."}
def he_init(n_in, n_out, rng):
    return np.sqrt(2 / n_out) * rng.standard_normal((n_in, n_out))


# %% {"slip": "Xavier", "says": "This is the rule of exercise 8, 1 over the root of n_in. ReLU throws half of the signal away, so the variance needs a 2."}
def he_init(n_in, n_out, rng):
    return np.sqrt(1 / n_in) * rng.standard_normal((n_in, n_out))


# %% {"slip": "the mean of n_in and n_out", "says": "You divided by n_in + n_out, as Glorot and Bengio do. He's rule takes the inputs only."}
def he_init(n_in, n_out, rng):
    return np.sqrt(2 / (n_in + n_out)) * rng.standard_normal((n_in, n_out))


# %% {"slip": "multiplied", "says": "Your weights grow with the number of inputs: you multiplied by n_in where you should divide."}
def he_init(n_in, n_out, rng):
    return np.sqrt(2 * n_in) * rng.standard_normal((n_in, n_out))


# %% {"slip": "the half of it", "says": "The 2 stands below the fraction line in yours. The variance is 2 / n_in: twice as large, not half."}
def he_init(n_in, n_out, rng):
    return np.sqrt(1 / (2 * n_in)) * rng.standard_normal((n_in, n_out))


# %% {"slip": "uniform", "says": "The spread is right, but your numbers are spread evenly. Draw from the normal distribution."}
def he_init(n_in, n_out, rng):
    bound = np.sqrt(6 / n_in)
    return rng.uniform(-bound, bound, size=(n_in, n_out))


# %% {"slip": "transposed", "says": "Rows and columns are exchanged: the shape is (n_in, n_out)."}
def he_init(n_in, n_out, rng):
    return rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)


# %% {"slip": "absolute values", "says": "All your weights are positive. Leave the signs as they were drawn: the mean must be 0."}
def he_init(n_in, n_out, rng):
    return np.abs(rng.standard_normal((n_in, n_out))) * np.sqrt(2 / n_in)


# %% {"slip": "np.random in place of rng", "says": "The numbers do not depend on the `rng` that you are given alone. Draw from it, and neither from np.random nor from a generator of your own."}
def he_init(n_in, n_out, rng):
    return np.random.randn(n_in, n_out) * np.sqrt(2 / n_in)


# %% {"cheat": "right for the visible numbers only"}
def he_init(n_in, n_out, rng):
    return 0.1 * rng.standard_normal((n_in, n_out))


# %% {"cheat": "the right spread, whatever was drawn"}
def he_init(n_in, n_out, rng):
    W = rng.random((n_in, n_out)) ** 3
    W -= W.mean()
    return W / W.std() * np.sqrt(2 / n_in)
