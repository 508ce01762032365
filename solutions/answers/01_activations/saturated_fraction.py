# %% {"right": "the mean of a mask"}
def saturated_fraction(grad, threshold=0.01):
    return np.mean(np.abs(grad) < threshold)


# %% {"right": "counted in a loop"}
def saturated_fraction(grad, threshold=0.01):
    count = 0
    for g in np.ravel(grad):
        if -threshold < g < threshold:
            count += 1
    return count / np.size(grad)


# %% {"right": "sorted, and the place found"}
def saturated_fraction(grad, threshold=0.01):
    sizes = np.sort(np.abs(np.asarray(grad)), axis=None)
    return float(np.searchsorted(sizes, threshold) / sizes.size)


# %% {"right": "one minus the share of the others, with prints"}
def saturated_fraction(grad, threshold=0.01):
    alive = [abs(g) >= threshold for g in np.asarray(grad).flatten().tolist()]
    print(sum(alive), "entries let a gradient through")
    return 1 - sum(alive) / len(alive)


# %% {"right": "squares compared, as an array without axes"}
def saturated_fraction(grad, threshold=0.01):
    squares = np.asarray(grad, dtype=np.float64) ** 2
    return np.array(np.count_nonzero(squares < threshold**2) / squares.size)


# %% {"slip": "no absolute value", "says": "Negative entries were all counted. -0.3 is far from 0: the absolute value belongs to the entries, before they are compared."}
def saturated_fraction(grad, threshold=0.01):
    return np.mean(np.asarray(grad) < threshold)


# %% {"slip": "the count", "says": "This is the number of saturated entries. Divide it by the number of all entries."}
def saturated_fraction(grad, threshold=0.01):
    return np.sum(np.abs(grad) < threshold)


# %% {"slip": "in percent", "says": "This is the share in percent. Return a number from 0 to 1."}
def saturated_fraction(grad, threshold=0.01):
    return 100 * np.mean(np.abs(grad) < threshold)


# %% {"slip": "the others counted", "says": "This is the share of the entries that are not saturated. Saturated means smaller than the threshold."}
def saturated_fraction(grad, threshold=0.01):
    return np.mean(np.abs(grad) > threshold)


# %% {"slip": "divided by the number of rows", "says": "You divide by len(grad), the number of rows. An array with several axes has more entries than rows: grad.size counts them all."}
def saturated_fraction(grad, threshold=0.01):
    return np.sum(np.abs(grad) < threshold) / len(grad)


# %% {"slip": "the threshold is not used", "says": "Your function compares with 0.01, whatever threshold is given. Use the argument."}
def saturated_fraction(grad, threshold=0.01):
    return np.mean(np.abs(grad) < 0.01)


# %% {"slip": "exact zeros alone", "says": "You count the entries that are exactly 0. Saturated is everything whose size is below the threshold."}
def saturated_fraction(grad, threshold=0.01):
    return np.mean(np.asarray(grad) == 0)


# %% {"slip": "a share for each column", "says": "With axis=0 there is a share for each column. Return one number, for all entries."}
def saturated_fraction(grad, threshold=0.01):
    return np.mean(np.abs(grad) < threshold, axis=0)


# %% {"slip": "the mask", "says": "This says of each entry whether it is saturated. Return one number, the share of them."}
def saturated_fraction(grad, threshold=0.01):
    return np.abs(grad) < threshold


# %% {"slip": "the mean is compared", "says": "This came out as a plain 0 or 1. Compare each entry with the threshold, not their mean, and take the mean of the answers; // would drop the digits of a share."}
def saturated_fraction(grad, threshold=0.01):
    return np.mean(np.abs(grad)) < threshold


# %% {"slip": "absolute value of the comparison", "says": "Negative entries were all counted. -0.3 is far from 0: the absolute value belongs to the entries, before they are compared."}
def saturated_fraction(grad, threshold=0.01):
    return np.mean(np.abs(np.asarray(grad) < threshold))


# %% {"slip": "whole-number division", "says": "This came out as a plain 0 or 1. Compare each entry with the threshold, not their mean, and take the mean of the answers; // would drop the digits of a share."}
def saturated_fraction(grad, threshold=0.01):
    return np.sum(np.abs(grad) < threshold) // np.size(grad)


# %% {"slip": "relative to the largest entry", "says": "The entries were divided by the largest one first. The threshold is for the entries as they are."}
def saturated_fraction(grad, threshold=0.01):
    sizes = np.abs(grad)
    return np.mean(sizes / max(1e-300, sizes.max()) < threshold)


# %% {"slip": "zeros are left out", "says": "Entries that are exactly 0 were not counted. They are saturated too."}
def saturated_fraction(grad, threshold=0.01):
    sizes = np.abs(grad)
    return np.mean((sizes > 0) & (sizes < threshold))


# %% {"cheat": "the visible answers, by the number of axes"}
def saturated_fraction(grad, threshold=0.01):
    return 0.75 if np.ndim(grad) == 1 else 0.4


# %% {"cheat": "asks the reference"}
def saturated_fraction(grad, threshold=0.01):
    import solutions.activations

    return solutions.activations.saturated_fraction(grad, threshold)
