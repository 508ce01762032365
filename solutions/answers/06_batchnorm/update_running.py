# %% {"right": "entry by entry"}
def update_running(running, batch_value, momentum=0.9):
    return [momentum * old + (1 - momentum) * new for old, new in zip(running, batch_value)]


# %% {"right": "a step towards the new value"}
def update_running(running, batch_value, momentum=0.9):
    return running + (1 - momentum) * (batch_value - running)


# %% {"right": "np.average with weights"}
def update_running(running, batch_value, momentum=0.9):
    return np.average([running, batch_value], axis=0, weights=[momentum, 1 - momentum])


# %% {"right": "a product of a row and two rows, in float64"}
def update_running(running, batch_value, momentum=0.9):
    both = np.stack([np.asarray(running, float), np.asarray(batch_value, float)])
    print("momentum", momentum)
    return np.array([momentum, 1 - momentum]) @ both


# %% {"slip": "momentum swapped", "says": "The two shares are swapped. Here momentum is the share of the old value (in PyTorch it is that of the new one)."}
def update_running(running, batch_value, momentum=0.9):
    return (1 - momentum) * running + momentum * batch_value


# %% {"slip": "the last batch alone", "says": "This is the value of the last batch alone. The running average keeps a share of the old value."}
def update_running(running, batch_value, momentum=0.9):
    return 1.0 * np.asarray(batch_value)


# %% {"slip": "the old value alone", "says": "This is the old value: nothing of the new batch has been taken in."}
def update_running(running, batch_value, momentum=0.9):
    return 1.0 * np.asarray(running)


# %% {"slip": "added in full", "says": "You added the whole batch value. Its share is 1 - momentum."}
def update_running(running, batch_value, momentum=0.9):
    return momentum * running + batch_value


# %% {"slip": "the old value in full", "says": "You kept the whole old value, and added to it. Its share is momentum; the two shares must add up to 1."}
def update_running(running, batch_value, momentum=0.9):
    return running + (1 - momentum) * batch_value


# %% {"slip": "the plain mean of both", "says": "This is the plain mean of the two values. Their shares are momentum and 1 - momentum."}
def update_running(running, batch_value, momentum=0.9):
    return (running + batch_value) / 2


# %% {"slip": "momentum hard-coded", "says": "This is what momentum = 0.9 gives. The call asked for another one: use the argument."}
def update_running(running, batch_value, momentum=0.9):
    return 0.9 * running + 0.1 * batch_value


# %% {"slip": "momentum for both", "says": "Both values got the share momentum. The new one gets what is left of 1."}
def update_running(running, batch_value, momentum=0.9):
    return momentum * running + momentum * batch_value


# %% {"slip": "a momentum step, with a minus", "says": "The new value is subtracted. An average adds up both shares."}
def update_running(running, batch_value, momentum=0.9):
    return momentum * running - (1 - momentum) * batch_value


# %% {"slip": "changes running in place"}
def update_running(running, batch_value, momentum=0.9):
    running *= momentum
    running += (1 - momentum) * batch_value
    return running
