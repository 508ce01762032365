# %% {"right": "a loop over the names"}
def sgd_step(params, grads, lr):
    new = {}
    for name in params:
        change = lr * grads[name]
        new[name] = params[name] - change
    return new


# %% {"right": "a deep copy, changed afterwards"}
import copy


def sgd_step(params, grads, lr):
    new = copy.deepcopy(params)
    for key in grads:
        new[key] -= lr * grads[key]
    return new


# %% {"right": "dict of pairs, in float64"}
def sgd_step(params, grads, lr):
    print("step of", lr)
    return dict(
        (name, np.add(np.asarray(p, dtype=np.float64), -lr * grads[name]))
        for name, p in params.items()
    )


# %% {"right": "entry by entry, lists of lists"}
def moved(p, g, lr):
    if np.ndim(p) == 0:
        return float(p) - lr * float(g)
    return [moved(one, other, lr) for one, other in zip(p, g)]


def sgd_step(params, grads, lr):
    return {name: moved(params[name], grads[name], lr) for name in params}


# %% {"slip": "uphill", "says": "You added the gradient, so the loss goes up. A step down subtracts it."}
def sgd_step(params, grads, lr):
    return {name: params[name] + lr * grads[name] for name in params}


# %% {"slip": "no learning rate", "says": "You subtracted the whole gradient. Multiply it by the learning rate first."}
def sgd_step(params, grads, lr):
    return {name: params[name] - grads[name] for name in params}


# %% {"slip": "a learning rate of its own", "says": "This is a step with a rate of 0.01. Use the argument `lr`, whatever it is."}
def sgd_step(params, grads, lr):
    return {name: params[name] - 0.01 * grads[name] for name in params}


# %% {"slip": "divides by the rate", "says": "You divided the gradient by the learning rate. A small rate means a small step: multiply."}
def sgd_step(params, grads, lr):
    return {name: params[name] - grads[name] / lr for name in params}


# %% {"slip": "the change alone", "says": "This is the change, minus lr times the gradient. Add it to the parameter: the new value is asked."}
def sgd_step(params, grads, lr):
    return {name: -lr * grads[name] for name in params}


# %% {"slip": "the biases stay", "says": "The weights moved, the biases did not. Every parameter takes the step."}
def sgd_step(params, grads, lr):
    return {n: params[n] - lr * grads[n] if n.startswith("W") else params[n] for n in params}


# %% {"slip": "only W and b"}
def sgd_step(params, grads, lr):
    return {"W": params["W"] - lr * grads["W"], "b": params["b"] - lr * grads["b"]}


# %% {"slip": "multiplies the rate with the parameter", "says": "You multiplied the parameter by the rate too. Only the gradient is multiplied by lr."}
def sgd_step(params, grads, lr):
    return {name: lr * (params[name] - grads[name]) for name in params}


# %% {"slip": "the sign of the gradient", "says": "Every entry moved by the same amount: you used the sign of the gradient only. Its size counts as well."}
def sgd_step(params, grads, lr):
    return {name: params[name] - lr * np.sign(grads[name]) for name in params}


# %% {"slip": "a list of arrays", "says": "The new arrays came without their names. Return a dict with the names of params."}
def sgd_step(params, grads, lr):
    return [params[name] - lr * grads[name] for name in params]


# %% {"slip": "in place", "says": "You changed the old arrays. With -= an array changes itself, even if it stands in a new dict: make new arrays."}
def sgd_step(params, grads, lr):
    for name in params:
        params[name] -= lr * grads[name]
    return params


# %% {"slip": "a new dict of the old arrays", "says": "You changed the old arrays. With -= an array changes itself, even if it stands in a new dict: make new arrays."}
def sgd_step(params, grads, lr):
    new = params.copy()
    for name in new:
        new[name] -= lr * grads[name]
    return new


# %% {"cheat": "right for the visible numbers only"}
def sgd_step(params, grads, lr):
    return {"W": np.array([[0.0, 4.0]]), "b": np.array([1.0])}


# %% {"cheat": "a rate of 0.1, as in the visible case"}
def sgd_step(params, grads, lr):
    return {name: params[name] - 0.1 * grads[name] for name in params}
