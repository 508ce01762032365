# %% {"right": "itertools.product"}
def grid_search(objective, grids):
    trials = []
    for values in product(*grids.values()):
        params = dict(zip(grids, values))
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"right": "combinations grown one name at a time"}
import math


def grid_search(objective, grids):
    combinations = [{}]
    for name, values in grids.items():
        combinations = [{**c, name: v} for c in combinations for v in values]
    trials = [(objective(dict(c)), c) for c in combinations]
    lost = [t for t in trials if math.isnan(t[0])]
    rest = [t for t in trials if not math.isnan(t[0])]
    return sorted(rest, key=lambda t: t[0], reverse=True) + lost


# %% {"right": "recursion"}
def grid_search(objective, grids):
    def visit(names, params):
        if not names:
            return [[objective(params), params]]
        first, *rest = names
        return [t for v in grids[first] for t in visit(rest, {**params, first: v})]

    return sorted(visit(list(grids), {}), key=lambda t: (t[0] != t[0], -t[0]))


# %% {"right": "meshgrid and argsort"}
import numpy as np


def grid_search(objective, grids):
    columns = [m.ravel() for m in np.meshgrid(*grids.values(), indexing="ij")]
    places = [dict(zip(grids, map(float, row))) for row in zip(*columns)]
    scores = np.array([objective(p) for p in places], dtype=float)
    return [(float(scores[i]), places[i]) for i in np.argsort(-scores)]


# %% {"slip": "pairs the values instead of combining them", "says": "zip puts the first values together, then the second ones. Each value has to meet each value of the others."}
def grid_search(objective, grids):
    trials = []
    for values in zip(*grids.values()):
        params = dict(zip(grids, values))
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "one hyper-parameter at a time", "says": "You change one hyper-parameter and leave the others at their first value. All combinations are asked for."}
def grid_search(objective, grids):
    first = {name: values[0] for name, values in grids.items()}
    trials = []
    for name, values in grids.items():
        for value in values:
            params = {**first, name: value}
            trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "takes the values for exponents", "says": "In `grids` stand the values themselves, no exponents: take them as they are."}
def grid_search(objective, grids):
    trials = []
    for values in product(*grids.values()):
        params = {name: 10.0**value for name, value in zip(grids, values)}
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "worst first", "says": "The lowest score comes first in yours; a high score is good, so the highest comes first."}
def grid_search(objective, grids):
    trials = []
    for values in product(*grids.values()):
        params = dict(zip(grids, values))
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), t[0]))


# %% {"slip": "sorted without a thought of NaN", "says": "Every comparison with NaN is False, so sorting by the score alone leaves a mess. Sort by a pair: first whether the score is NaN, then the score."}
def grid_search(objective, grids):
    trials = []
    for values in product(*grids.values()):
        params = dict(zip(grids, values))
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: t[0], reverse=True)


# %% {"slip": "sorts the pairs themselves"}
def grid_search(objective, grids):
    trials = []
    for values in product(*grids.values()):
        params = dict(zip(grids, values))
        trials.append((objective(params), params))
    trials.sort(reverse=True)
    return trials


# %% {"slip": "one dict for all trials", "says": "All your trials hold the same dict, with the values of the last one. Make a new dict for each combination."}
def grid_search(objective, grids):
    params, trials = {}, []
    for values in product(*grids.values()):
        params.update(zip(grids, values))
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "exactly two hyper-parameters", "says": "There may be one hyper-parameter, or five: itertools.product(*lists) takes any number of lists."}
def grid_search(objective, grids):
    (one, ones), (two, twos) = grids.items()
    trials = []
    for a in ones:
        for b in twos:
            params = {one: a, two: b}
            trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "returns the scores alone", "says": "A list of pairs (score, params) is asked for: without the params nobody knows what gave the best score."}
def grid_search(objective, grids):
    scores = [objective(dict(zip(grids, values))) for values in product(*grids.values())]
    return sorted(scores, key=lambda s: (np.isnan(s), -s))


# %% {"slip": "params as a tuple", "says": "params is a dict, name to value; yours is a tuple of values."}
def grid_search(objective, grids):
    trials = []
    for values in product(*grids.values()):
        trials.append((objective(dict(zip(grids, values))), values))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "returns inside the loop", "says": "The `return` stands inside the loop, so the function ends after the first trial. Move it to the left."}
def grid_search(objective, grids):
    trials = []
    for values in product(*grids.values()):
        params = dict(zip(grids, values))
        trials.append((objective(params), params))
        return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"cheat": "the visible names and sizes"}
def grid_search(objective, grids):
    rates, strengths = grids["learning_rate"], grids["l2"]
    pairs = [{"learning_rate": a, "l2": b} for a in rates for b in strengths]
    return sorted(((objective(p), p) for p in pairs), key=lambda t: (np.isnan(t[0]), -t[0]))
