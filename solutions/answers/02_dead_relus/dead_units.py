# %% {"right": "one unit at a time, a list of bools"}
def dead_units(H):
    return [all(h == 0 for h in column) for column in np.asarray(H).T]


# %% {"right": "the largest absolute value of each unit"}
def dead_units(H):
    return np.abs(H).max(axis=0) == 0


# %% {"right": "counts what is not 0"}
def dead_units(H):
    active = np.count_nonzero(H, axis=0)
    print(f"active rows of each unit: {active}")
    return np.logical_not(active)


# %% {"right": "two loops and a flag"}
def dead_units(H):
    N, M = H.shape
    dead = np.ones(M, dtype=bool)
    for m in range(M):
        for n in range(N):
            if H[n, m] != 0:
                dead[m] = False
                break
    return dead


# %% {"right": "the sum of squares"}
def dead_units(H):
    return ~(np.square(H, dtype=np.float64).sum(axis=0) > 0)


# %% {"slip": "the wrong axis", "says": "You asked the rows: one answer for each example. Units are columns, so ask down the columns (axis 0)."}
def dead_units(H):
    return np.all(H == 0, axis=1)


# %% {"slip": "any for all", "says": "You marked the units that are 0 on at least one row. Dead means 0 on every row."}
def dead_units(H):
    return np.any(H == 0, axis=0)


# %% {"slip": "the sum is 0", "says": "You asked whether the column adds up to 0. With a Leaky ReLU, positive and negative outputs can cancel: ask whether each entry is 0."}
def dead_units(H):
    return H.sum(axis=0) == 0


# %% {"slip": "never positive", "says": "You marked the units that are never positive. With a Leaky ReLU a negative output is alive: dead means exactly 0 on every row."}
def dead_units(H):
    return np.all(H <= 0, axis=0)


# %% {"slip": "the units that are alive", "says": "Turned round: these are the units that are alive. True must stand for dead."}
def dead_units(H):
    return np.any(H != 0, axis=0)


# %% {"slip": "the share of zeros", "says": "This is the share of rows on which each unit is 0. Asked is True or False: is it 0 on all of them?"}
def dead_units(H):
    return (H == 0).mean(axis=0)


# %% {"slip": "one answer for the whole layer", "says": "One answer came, for the whole layer. Each unit needs its own: np.all takes an axis."}
def dead_units(H):
    return np.all(H == 0)


# %% {"slip": "the numbers of the dead units", "says": "These are the numbers of the dead units. Asked is an array of True and False, with one entry for each unit."}
def dead_units(H):
    return np.where(np.all(H == 0, axis=0))[0]


# %% {"slip": "looks at the first example only", "says": "You looked at the first row only. A unit that is 0 there may be active on another row."}
def dead_units(H):
    return H[0] == 0


# %% {"slip": "nearly 0 counts as 0", "says": "You counted a weakly active unit as dead. However small its output is, its gradient passes: dead is exactly 0."}
def dead_units(H):
    return np.all(np.abs(H) < 0.01, axis=0)


# %% {"cheat": "right for the visible numbers only"}
def dead_units(H):
    return np.array([False, True, False]) if H[0, 2] == 5 else np.array([False, False, True])


# %% {"cheat": "the visible answer by the number of columns"}
def dead_units(H):
    answer = np.zeros(H.shape[1], dtype=bool)
    answer[1 if H.min() >= 0 else 2] = True
    return answer
