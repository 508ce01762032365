# %% {"right": "rng.normal with its scale"}
def xavier_init(n_in, n_out, rng):
    return rng.normal(loc=0.0, scale=(1 / n_in) ** 0.5, size=(n_in, n_out))


# %% {"right": "one column for each unit, in a loop"}
def xavier_init(n_in, n_out, rng):
    W = np.empty((n_in, n_out))
    for unit in range(n_out):
        W[:, unit] = rng.standard_normal(n_in)
    W *= 1.0 / np.sqrt(n_in)
    return W


# %% {"right": "from the small weights, float32, a list of rows"}
def xavier_init(n_in, n_out, rng):
    W = small_random_init(n_in, n_out, rng, scale=1 / np.sqrt(n_in))
    print("spread", W.std())
    return W.astype(np.float32)


# %% {"right": "sums of independent draws"}
import math


def xavier_init(n_in, n_out, rng):
    one, other = (rng.normal(size=(n_out, n_in)).T for _ in range(2))
    return (one - other) / math.sqrt(2 * n_in)


# %% {"slip": "no root", "says": "Your standard deviation is 1 / n_in. That is the variance: take the square root."}
def xavier_init(n_in, n_out, rng):
    return 1 / n_in * rng.standard_normal((n_in, n_out))


# %% {"slip": "the number of outputs", "says": "You used the number of units, n_out. What counts is how many terms a unit adds up: n_in."}
def xavier_init(n_in, n_out, rng):
    return 1 / np.sqrt(n_out) * rng.standard_normal((n_in, n_out))


# %% {"slip": "the mean of n_in and n_out", "says": "This is the rule of Glorot and Bengio, with n_in and n_out. Here only the number of inputs counts."}
def xavier_init(n_in, n_out, rng):
    return np.sqrt(2 / (n_in + n_out)) * rng.standard_normal((n_in, n_out))


# %% {"slip": "He", "says": "This is the rule for ReLU, with a 2 under the root, which comes in exercise 9. Here it is 1 over the root of n_in."}
def xavier_init(n_in, n_out, rng):
    return np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))


# %% {"slip": "inputs times outputs", "says": "You divided by the root of the number of all weights. A unit adds up n_in terms only."}
def xavier_init(n_in, n_out, rng):
    return 1 / np.sqrt(n_in * n_out) * rng.standard_normal((n_in, n_out))


# %% {"slip": "multiplied", "says": "You multiplied by the root of n_in. The more terms a sum has, the smaller they must be: divide."}
def xavier_init(n_in, n_out, rng):
    return np.sqrt(n_in) * rng.standard_normal((n_in, n_out))


# %% {"slip": "0.01 as before", "says": "Your spread is 0.01 whatever n_in is. It must follow the number of inputs."}
def xavier_init(n_in, n_out, rng):
    return 0.01 * rng.standard_normal((n_in, n_out))


# %% {"slip": "spread of 1", "says": "Your weights have a standard deviation of 1. Divide them by the root of the number of inputs."}
def xavier_init(n_in, n_out, rng):
    return 1.0 * rng.standard_normal((n_in, n_out))


# %% {"slip": "uniform", "says": "The spread is right, but your numbers are spread evenly. Draw from the normal distribution."}
def xavier_init(n_in, n_out, rng):
    bound = np.sqrt(3 / n_in)
    return rng.uniform(-bound, bound, size=(n_in, n_out))


# %% {"slip": "transposed", "says": "Rows and columns are exchanged: the shape is (n_in, n_out)."}
def xavier_init(n_in, n_out, rng):
    return rng.standard_normal((n_out, n_in)) * 1 / np.sqrt(n_in)


# %% {"slip": "absolute values", "says": "All your weights are positive. Leave the signs as they were drawn: the mean must be 0."}
def xavier_init(n_in, n_out, rng):
    return np.abs(rng.standard_normal((n_in, n_out))) * 1 / np.sqrt(n_in)


# %% {"slip": "np.random in place of rng", "says": "The numbers do not depend on the `rng` that you are given alone. Draw from it, and neither from np.random nor from a generator of your own."}
def xavier_init(n_in, n_out, rng):
    return np.random.randn(n_in, n_out) * 1 / np.sqrt(n_in)


# %% {"cheat": "right for the visible numbers only"}
def xavier_init(n_in, n_out, rng):
    return rng.standard_normal((n_in, n_out)) / 30


# %% {"cheat": "the right spread, whatever was drawn"}
def xavier_init(n_in, n_out, rng):
    W = rng.random((n_in, n_out)) ** 3
    W -= W.mean()
    return W / W.std() * 1 / np.sqrt(n_in)
