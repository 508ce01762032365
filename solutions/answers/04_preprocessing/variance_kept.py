# %% {"right": "two sums"}
def variance_kept(S, k):
    total = np.sum(S)
    return np.sum(S[:k]) / total if total > 0 else 1.0


# %% {"right": "a loop over plain numbers"}
def variance_kept(S, k):
    kept = lost = 0.0
    for i, s in enumerate(S):
        if i < k:
            kept += float(s)
        else:
            lost += float(s)
    if kept + lost == 0:
        return 1.0
    return kept / (kept + lost)


# %% {"right": "running sums, with a 0 in front"}
def variance_kept(S, k):
    sums = np.concatenate([[0.0], np.cumsum(S)])
    if sums[-1] == 0:
        return 1.0
    return sums[min(k, len(S))] / sums[-1]


# %% {"right": "one minus what is lost, with a print"}
def variance_kept(S, k):
    S = np.asarray(S, dtype=np.float64)
    if not S.any():
        return 1
    lost = np.array(S[k:]).sum() / S.sum()
    print(f"lost: {lost:.1%}")
    return float(1 - lost)


# %% {"slip": "0 / 0", "says": "If all variances are 0 this is 0 / 0, NaN. Nothing is lost then: return 1.0."}
def variance_kept(S, k):
    return np.sum(S[:k]) / np.sum(S)


# %% {"slip": "0 if there is nothing", "says": "If all variances are 0 you return 0. There is nothing to lose then: return 1.0."}
def variance_kept(S, k):
    total = np.sum(S)
    return np.sum(S[:k]) / total if total > 0 else 0.0


# %% {"slip": "squares", "says": "You square the entries of S. They are variances already: just add them up."}
def variance_kept(S, k):
    squares = np.square(S)
    total = squares.sum()
    return squares[:k].sum() / total if total > 0 else 1.0


# %% {"slip": "roots", "says": "You take the roots, the standard deviations. Variances add up, standard deviations do not."}
def variance_kept(S, k):
    roots = np.sqrt(S)
    total = roots.sum()
    return roots[:k].sum() / total if total > 0 else 1.0


# %% {"slip": "what is lost", "says": "This is the share that is lost. Return the share that is kept, in the first k."}
def variance_kept(S, k):
    total = np.sum(S)
    return np.sum(S[k:]) / total if total > 0 else 1.0


# %% {"slip": "the k-th alone", "says": "This is the share of one single direction. Add up the first k."}
def variance_kept(S, k):
    total = np.sum(S)
    if total == 0 or k >= len(S):
        return 1.0
    return S[k - 1] / total if k else 0.0


# %% {"slip": "one too many", "says": "You add up k + 1 entries. A slice [:k] has k of them."}
def variance_kept(S, k):
    total = np.sum(S)
    return np.sum(S[: k + 1]) / total if total > 0 else 1.0


# %% {"slip": "one too few", "says": "You add up k - 1 entries. A slice [:k] has k of them."}
def variance_kept(S, k):
    total = np.sum(S)
    return np.sum(S[: max(0, k - 1)]) / total if total > 0 else 1.0


# %% {"slip": "the share of directions", "says": "This is the share of directions, k of D. Add up their variances: the first ones hold more than the last."}
def variance_kept(S, k):
    return min(1.0, k / len(S)) if np.sum(S) > 0 else 1.0


# %% {"slip": "the last k", "says": "You add up the last k entries. The largest variances stand first."}
def variance_kept(S, k):
    total = np.sum(S)
    return np.sum(S[max(0, len(S) - k) :]) / total if total > 0 else 1.0


# %% {"slip": "the sum of the first k", "says": "This is the variance in the first k directions. Divide it by the sum of all, to have a share."}
def variance_kept(S, k):
    return np.sum(S[:k]) if np.sum(S) > 0 else 1.0


# %% {"slip": "in percent", "says": "This is the share in percent. Return a number from 0 to 1."}
def variance_kept(S, k):
    total = np.sum(S)
    return 100 * np.sum(S[:k]) / total if total > 0 else 1.0


# %% {"slip": "against the largest", "says": "You divide by the largest variance. Divide by the sum of all."}
def variance_kept(S, k):
    return np.sum(S[:k]) / S[0] if S[0] > 0 else 1.0


# %% {"slip": "against the rest", "says": "You divide by what is lost. Divide by the sum of all."}
def variance_kept(S, k):
    if np.sum(S) == 0:
        return 1.0
    return np.sum(S[:k]) / max(1e-300, np.sum(S[k:]))


# %% {"slip": "running shares from 1", "says": "Your share for k = 0 is not 0: the running sums begin with k = 1. With no direction nothing is kept."}
def variance_kept(S, k):
    sums = np.cumsum(S)
    return sums[max(1, min(k, len(S))) - 1] / sums[-1] if sums[-1] > 0 else 1.0


# %% {"slip": "k must not be larger than D", "says": "For a k larger than D your index is out of range. All directions together keep 1.0."}
def variance_kept(S, k):
    total = sum(S)
    return sum(S[i] for i in range(k)) / total if total > 0 else 1.0


# %% {"cheat": "the visible answers"}
def variance_kept(S, k):
    return 0.75 if k == 3 else 1.0


# %% {"cheat": "asks the reference"}
def variance_kept(S, k):
    import solutions.preprocessing

    return solutions.preprocessing.variance_kept(S, k)
