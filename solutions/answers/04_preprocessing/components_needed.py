# %% {"right": "the first place where the running sum reaches it"}
def components_needed(S, fraction):
    sums = np.cumsum(S)
    return int(np.argmax(sums >= fraction * sums[-1])) + 1


# %% {"right": "a search in the sorted running sums"}
def components_needed(S, fraction):
    sums = np.cumsum(np.asarray(S, dtype=np.float64))
    return int(np.searchsorted(sums, fraction * sums[-1])) + 1


# %% {"right": "one more until it is enough, with variance_kept"}
def components_needed(S, fraction):
    k = 1
    while variance_kept(S, k) < fraction:
        k += 1
    return k


# %% {"right": "all that are too few, counted, and one"}
def components_needed(S, fraction):
    sums = np.cumsum(S)
    print("sums:", sums[:4])
    return np.sum(sums < fraction * sums[-1]) + 1


# %% {"right": "a loop that keeps its own sum"}
def components_needed(S, fraction):
    total = 0.0
    for s in S:
        total += s
    kept = 0.0
    for k, s in enumerate(S, start=1):
        kept += s
        if kept >= fraction * total:
            return k
    return len(S)


# %% {"slip": "the index in place of the number", "says": "Your k is one too small: index 0 of the running sums belongs to k = 1."}
def components_needed(S, fraction):
    sums = np.cumsum(S)
    return int(np.argmax(sums >= fraction * sums[-1]))


# %% {"slip": "more than, not at least", "says": "At least means >=. Where the share is reached exactly, you take one direction too many."}
def components_needed(S, fraction):
    sums = np.cumsum(S)
    above = sums > fraction * sums[-1]
    return int(np.argmax(above)) + 1 if above.any() else len(S)


# %% {"slip": "more than, without an end", "says": "At least means >=. Where the share is reached exactly, you take one direction too many."}
def components_needed(S, fraction):
    sums = np.cumsum(S)
    return int(np.argmax(sums > fraction * sums[-1])) + 1


# %% {"slip": "shares that do not reach 1", "says": "Two sums of the same numbers may round differently: added up one by one, the last share may be a little below 1, and then no place reaches the fraction. Compare the running sums with fraction times the last of them."}
def components_needed(S, fraction):
    shares = np.cumsum(S / np.sum(S))
    return int(np.argmax(shares >= fraction)) + 1


# %% {"slip": "running sums against another sum", "says": "Two sums of the same numbers may round differently: added up one by one, the last share may be a little below 1, and then no place reaches the fraction. Compare the running sums with fraction times the last of them."}
def components_needed(S, fraction):
    return int(np.argmax(np.cumsum(S) >= fraction * np.sum(S))) + 1


# %% {"slip": "the fraction of the directions", "says": "You take that fraction of the directions. Add up their variances: the first ones hold more than the last."}
def components_needed(S, fraction):
    return int(np.ceil(fraction * len(S)))


# %% {"slip": "single variances", "says": "You compare single variances with the fraction. Add them up first: np.cumsum."}
def components_needed(S, fraction):
    return int(np.sum(S >= (1 - fraction) * np.sum(S)))


# %% {"slip": "each against the largest", "says": "You count the directions whose variance is at least that fraction of the largest one. The fraction is of the sum of all."}
def components_needed(S, fraction):
    return int(np.sum(np.asarray(S) >= fraction * S[0]))


# %% {"slip": "compared with the fraction itself", "says": "You compare the running sums with the fraction itself. They are not shares yet: compare with fraction times the sum of all."}
def components_needed(S, fraction):
    sums = np.cumsum(S)
    return int(np.argmax(sums >= fraction)) + 1


# %% {"slip": "squares", "says": "You square the entries of S. They are variances already: just add them up."}
def components_needed(S, fraction):
    sums = np.cumsum(np.square(S))
    return int(np.argmax(sums >= fraction * sums[-1])) + 1


# %% {"slip": "roots", "says": "You take the roots, the standard deviations. Variances add up, standard deviations do not."}
def components_needed(S, fraction):
    sums = np.cumsum(np.sqrt(S))
    return int(np.argmax(sums >= fraction * sums[-1])) + 1


# %% {"slip": "one more for safety", "says": "Your k is one too large. The smallest k is asked."}
def components_needed(S, fraction):
    sums = np.cumsum(S)
    return int(np.argmax(sums >= fraction * sums[-1])) + 2


# %% {"slip": "from the small end", "says": "You add the variances up from the smallest. The directions of the largest variance come first."}
def components_needed(S, fraction):
    sums = np.cumsum(np.asarray(S)[::-1])
    return int(np.argmax(sums >= fraction * sums[-1])) + 1


# %% {"slip": "the share itself", "says": "This is a share of the variance. Return the number of directions, k."}
def components_needed(S, fraction):
    shares = np.cumsum(S) / np.sum(S)
    return float(shares[np.argmax(shares >= fraction)])


# %% {"slip": "True for every k", "says": "This says of each k whether it is enough. Return the smallest k that is."}
def components_needed(S, fraction):
    sums = np.cumsum(S)
    return sums >= fraction * sums[-1]


# %% {"slip": "rounded to the nearest", "says": "You take the k whose share is nearest to the fraction. It must be at least the fraction."}
def components_needed(S, fraction):
    sums = np.cumsum(S)
    return int(np.argmin(np.abs(sums - fraction * sums[-1]))) + 1


# %% {"cheat": "the visible answers"}
def components_needed(S, fraction):
    return {10: 5 if fraction < 1 else 10, 3: 2}.get(len(S), 1)


# %% {"cheat": "asks the reference"}
def components_needed(S, fraction):
    import solutions.preprocessing

    return solutions.preprocessing.components_needed(S, fraction)
