# %% {"right": "sorted, log10 of min and max"}
def zoom(trials, space, top=5):
    best = sorted(trials, key=lambda t: t[0], reverse=True)[:top]
    smaller = {}
    for name in space:
        values = [params[name] for _, params in best]
        smaller[name] = (np.log10(min(values)), np.log10(max(values)))
    return smaller


# %% {"right": "argsort and arrays"}
import numpy as np


def zoom(trials, space, top=5):
    order = np.argsort([-score for score, _ in trials])[:top]
    exps = np.log10([[trials[i][1][name] for name in space] for i in order])
    low, high = exps.min(axis=0), exps.max(axis=0)
    return {name: [low[i], high[i]] for i, name in enumerate(space)}


# %% {"right": "takes the best away one by one"}
import math


def zoom(trials, space, top=5):
    left = list(trials)
    ends = {name: (math.inf, -math.inf) for name in space}
    for _ in range(min(top, len(trials))):
        best = max(left, key=lambda t: t[0])
        left.remove(best)
        for name, (low, high) in ends.items():
            exponent = math.log(best[1][name]) / math.log(10)
            ends[name] = (min(low, exponent), max(high, exponent))
    return ends


# %% {"right": "heapq, reversed names"}
import heapq


def zoom(trials, space, top=5):
    best = heapq.nlargest(top, trials, key=lambda t: t[0])
    found = {}
    for name in reversed(list(space)):
        exps = sorted(float(np.log10(p[name])) for _, p in best)
        found[name] = (exps[0], exps[-1])
    return found


# %% {"slip": "takes the first, not the best", "says": "You took the first trials of the list. They may come in any order: sort them by their score first."}
def zoom(trials, space, top=5):
    best = trials[:top]
    return {
        name: (np.log10(min(p[name] for _, p in best)), np.log10(max(p[name] for _, p in best)))
        for name in space
    }


# %% {"slip": "the worst", "says": "You took the lowest scores; the highest are the best."}
def zoom(trials, space, top=5):
    best = sorted(trials, key=lambda t: t[0])[:top]
    return {
        name: (np.log10(min(p[name] for _, p in best)), np.log10(max(p[name] for _, p in best)))
        for name in space
    }


# %% {"slip": "values, not exponents", "says": "These are the values themselves; a space holds exponents, the decimal logarithm of the values."}
def zoom(trials, space, top=5):
    best = sorted(trials, key=lambda t: -t[0])[:top]
    return {name: (min(p[name] for _, p in best), max(p[name] for _, p in best)) for name in space}


# %% {"slip": "natural logarithm", "says": "This is the natural logarithm; the exponents are those of 10, from np.log10."}
def zoom(trials, space, top=5):
    best = sorted(trials, key=lambda t: -t[0])[:top]
    return {
        name: (np.log(min(p[name] for _, p in best)), np.log(max(p[name] for _, p in best)))
        for name in space
    }


# %% {"slip": "always five", "says": "Five is only the default: use the argument `top`."}
def zoom(trials, space, top=5):
    best = sorted(trials, key=lambda t: -t[0])[:5]
    return {
        name: (np.log10(min(p[name] for _, p in best)), np.log10(max(p[name] for _, p in best)))
        for name in space
    }


# %% {"slip": "all trials", "says": "All trials count in yours; only the best `top` should."}
def zoom(trials, space, top=5):
    return {
        name: (np.log10(min(p[name] for _, p in trials)), np.log10(max(p[name] for _, p in trials)))
        for name in space
    }


# %% {"slip": "the ends come from the best and the worst of the top", "says": "You took the values of the best and of the last of the top trials. The smallest and the largest value may stand in any of them."}
def zoom(trials, space, top=5):
    best = sorted(trials, key=lambda t: -t[0])[:top]
    first, last = best[0][1], best[-1][1]
    return {
        name: tuple(sorted((np.log10(first[name]), np.log10(last[name])))) for name in space
    }


# %% {"slip": "high before low", "says": "The pair is (low_exp, high_exp): the smaller exponent comes first."}
def zoom(trials, space, top=5):
    best = sorted(trials, key=lambda t: -t[0])[:top]
    return {
        name: (np.log10(max(p[name] for _, p in best)), np.log10(min(p[name] for _, p in best)))
        for name in space
    }


# %% {"slip": "one trial too few", "says": "One of the best trials is missing: a slice [:n] has n entries."}
def zoom(trials, space, top=5):
    best = sorted(trials, key=lambda t: -t[0])[: max(1, min(top, len(trials)) - 1)]
    return {
        name: (np.log10(min(p[name] for _, p in best)), np.log10(max(p[name] for _, p in best)))
        for name in space
    }


# %% {"slip": "rounded to whole decades", "says": "The exponents are rounded to whole numbers here; leave them as they are."}
def zoom(trials, space, top=5):
    best = sorted(trials, key=lambda t: -t[0])[:top]
    return {
        name: (
            np.floor(np.log10(min(p[name] for _, p in best))),
            np.ceil(np.log10(max(p[name] for _, p in best))),
        )
        for name in space
    }


# %% {"slip": "sorts the pairs, dicts too, and the list itself"}
def zoom(trials, space, top=5):
    best = sorted(trials)[:top]
    return {name: (np.log10(best[0][1][name]), np.log10(best[-1][1][name])) for name in space}


# %% {"slip": "the space as it was", "says": "This is the space that came in. What the best trials span is smaller."}
def zoom(trials, space, top=5):
    return dict(space)


# %% {"cheat": "the visible answer"}
def zoom(trials, space, top=5):
    if top == 2:
        return {"learning_rate": (-3.0, -2.0), "l2": (-4.0, -1.0)}
    return {"learning_rate": (-5.0, 0.0), "l2": (-6.0, -1.0)}
