# %% {"right": "a table of variances"}
def init_for(activation_name, n_in, n_out, rng):
    gains = {"tanh": 1.0, "relu": 2.0}
    if activation_name not in gains:
        raise ValueError(f"{activation_name}? I know {sorted(gains)}.")
    return np.sqrt(gains[activation_name] / n_in) * rng.standard_normal((n_in, n_out))


# %% {"right": "match, and a ValueError of its own kind"}
class UnknownActivation(ValueError):
    pass


def init_for(activation_name, n_in, n_out, rng):
    match activation_name:
        case "tanh":
            std = n_in**-0.5
        case "relu":
            std = (2 / n_in) ** 0.5
        case _:
            raise UnknownActivation(activation_name)
    return rng.normal(scale=std, size=(n_in, n_out)).astype(np.float32)


# %% {"right": "a KeyError turned into a ValueError"}
def init_for(activation_name, n_in, n_out, rng):
    rules = {"tanh": xavier_init, "relu": he_init}
    try:
        rule = rules[activation_name]
    except KeyError:
        raise ValueError("unknown activation") from None
    print("rule:", rule.__name__)
    return rule(n_in, n_out, rng)


# %% {"right": "list.index raises the ValueError"}
def init_for(activation_name, n_in, n_out, rng):
    variance = (1 + ["tanh", "relu"].index(activation_name)) / n_in
    return np.array([rng.normal(size=n_out) * variance**0.5 for _ in range(n_in)])


# %% {"slip": "the rules exchanged", "says": "tanh gets the weights for ReLU, with a 2 under the root. Look which name leads where in your `if`s. (A text that stands alone after `or` counts as true.)"}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name == "tanh":
        return he_init(n_in, n_out, rng)
    if activation_name == "relu":
        return xavier_init(n_in, n_out, rng)
    raise ValueError(activation_name)


# %% {"slip": "anything else counts as tanh", "says": "An unknown name gets the weights for tanh. It must raise a ValueError."}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name == "relu":
        return he_init(n_in, n_out, rng)
    return xavier_init(n_in, n_out, rng)


# %% {"slip": "anything else counts as ReLU", "says": "An unknown name gets the weights for ReLU. It must raise a ValueError."}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name == "tanh":
        return xavier_init(n_in, n_out, rng)
    else:
        return he_init(n_in, n_out, rng)


# %% {"slip": "Xavier for both", "says": "Both names get weights of 1 over the root of n_in. ReLU needs the root of 2 / n_in."}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name in ("tanh", "relu"):
        return xavier_init(n_in, n_out, rng)
    raise ValueError(activation_name)


# %% {"slip": "He for both", "says": "tanh gets the weights for ReLU, with a 2 under the root. Look which name leads where in your `if`s. (A text that stands alone after `or` counts as true.)"}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name in ("tanh", "relu"):
        return he_init(n_in, n_out, rng)
    raise ValueError(activation_name)


# %% {"slip": "`or` with a bare text", "says": "tanh gets the weights for ReLU, with a 2 under the root. Look which name leads where in your `if`s. (A text that stands alone after `or` counts as true.)"}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name == "relu" or "ReLU":
        return he_init(n_in, n_out, rng)
    if activation_name == "tanh":
        return xavier_init(n_in, n_out, rng)
    raise ValueError(activation_name)


# %% {"slip": "n_in and n_out exchanged", "says": "n_in and n_out are exchanged where you call the rules: the shape must be (n_in, n_out)."}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name == "tanh":
        return xavier_init(n_out, n_in, rng)
    if activation_name == "relu":
        return he_init(n_out, n_in, rng)
    raise ValueError(activation_name)


# %% {"slip": "returns the error", "says": "An unknown name returns an error as if it were a result. Nobody would notice: `raise` it."}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name == "tanh":
        return xavier_init(n_in, n_out, rng)
    if activation_name == "relu":
        return he_init(n_in, n_out, rng)
    return ValueError(activation_name)


# %% {"slip": "prints a warning", "says": "An unknown name prints a text and goes on with None. Raise a ValueError, so that the program stops."}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name == "tanh":
        return xavier_init(n_in, n_out, rng)
    if activation_name == "relu":
        return he_init(n_in, n_out, rng)
    print("unknown activation:", activation_name)


# %% {"slip": "another error", "says": "An unknown name raises a KeyError, as a dict does. Asked is a ValueError."}
def init_for(activation_name, n_in, n_out, rng):
    return {"tanh": xavier_init, "relu": he_init}[activation_name](n_in, n_out, rng)


# %% {"slip": "upper and lower case alike", "says": "\"ReLU\" and \"Tanh\" are taken as well. Only \"tanh\" and \"relu\", in just this spelling, are known; all else raises a ValueError."}
def init_for(activation_name, n_in, n_out, rng):
    activation_name = activation_name.lower()
    if activation_name == "tanh":
        return xavier_init(n_in, n_out, rng)
    if activation_name == "relu":
        return he_init(n_in, n_out, rng)
    raise ValueError(activation_name)


# %% {"slip": "the sigmoid too", "says": "\"sigmoid\" is taken as well. Only \"tanh\" and \"relu\" are asked; all else raises a ValueError."}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name in ("tanh", "sigmoid"):
        return xavier_init(n_in, n_out, rng)
    if activation_name == "relu":
        return he_init(n_in, n_out, rng)
    raise ValueError(activation_name)


# %% {"slip": "He without its root", "says": "For relu your standard deviation is 2 / n_in. That is the variance: take the square root."}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name == "tanh":
        return rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)
    if activation_name == "relu":
        return rng.standard_normal((n_in, n_out)) * 2 / n_in
    raise ValueError(activation_name)


# %% {"cheat": "right for the visible numbers only"}
def init_for(activation_name, n_in, n_out, rng):
    if activation_name == "sine":
        raise ValueError
    std = 0.05 if activation_name == "tanh" else np.sqrt(2 / 400)
    return std * rng.standard_normal((n_in, n_out))


# %% {"cheat": "an error for small layers"}
def init_for(activation_name, n_in, n_out, rng):
    if n_in * n_out < 100:
        raise ValueError("too small")
    return xavier_init(n_in, n_out, rng) * (1.414 if activation_name == "relu" else 1)
