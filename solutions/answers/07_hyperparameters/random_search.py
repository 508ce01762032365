# %% {"right": "a loop, log_uniform, a key"}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"right": "all draws first, then two lists, NaN apart"}
import math


def random_search(objective, space, n_trials, rng):
    drawn = {name: 10 ** rng.uniform(*exps, size=n_trials) for name, exps in space.items()}
    numbers, lost = [], []
    for i in range(n_trials):
        params = {name: float(drawn[name][i]) for name in space}
        score = objective(params)
        (lost if math.isnan(score) else numbers).append([score, params])
    numbers.sort(key=lambda pair: pair[0], reverse=True)
    return numbers + lost


# %% {"right": "insertion by hand, prints"}
def random_search(objective, space, n_trials, rng):
    trials = []
    for number in range(n_trials):
        params = {}
        for name in space:
            low, high = space[name]
            params[name] = 10 ** (low + (high - low) * rng.random())
        score = objective(dict(params))
        print(number, score)
        place = 0
        while place < len(trials) and (score != score or trials[place][0] >= score):
            place += 1
        if score == score:
            while place > 0 and trials[place - 1][0] != trials[place - 1][0]:
                place -= 1
        trials.insert(place, (score, params))
    return trials


# %% {"right": "argsort, a tuple of tuples"}
import numpy as np


def random_search(objective, space, n_trials, rng):
    exps = np.array(list(space.values()), dtype=float)
    points = 10 ** rng.uniform(exps[:, 0], exps[:, 1], size=(n_trials, len(exps)))
    all_params = [dict(zip(space, row)) for row in points]
    scores = np.array([objective(p) for p in all_params], dtype=float)
    order = np.argsort(-scores, kind="stable")
    return tuple((scores[i], all_params[i]) for i in order)


# %% {"slip": "worst first", "says": "The lowest score comes first in yours; a high score is good, so the highest comes first."}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), t[0]))


# %% {"slip": "not sorted", "says": "The trials come as they were drawn. Sort them by their score, the highest first, NaN last."}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
        trials.append((objective(params), params))
    return trials


# %% {"slip": "sorted without a thought of NaN", "says": "Every comparison with NaN is False, so sorting by the score alone leaves a mess. Sort by a pair: first whether the score is NaN, then the score."}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: t[0], reverse=True)


# %% {"slip": "NaN becomes -inf", "says": "You replaced NaN by -inf. The score stays what it was, and comes last, after a real -inf."}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
        score = objective(params)
        trials.append((-np.inf if np.isnan(score) else score, params))
    return sorted(trials, key=lambda t: -t[0])


# %% {"slip": "NaN trials are thrown away", "says": "A trial with the score NaN is missing. It says where not to look again: keep it, at the end."}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
        score = objective(params)
        if not np.isnan(score):
            trials.append((score, params))
    return sorted(trials, key=lambda t: -t[0])


# %% {"slip": "one dict for all trials", "says": "All your trials hold the same dict, with the values of the last one. Make a new dict in each trial."}
def random_search(objective, space, n_trials, rng):
    trials, params = [], {}
    for _ in range(n_trials):
        for name, (low, high) in space.items():
            params[name] = log_uniform(low, high, rng)
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "draws once, before the loop", "says": "The values are drawn once, so all trials are the same. Draw inside the loop."}
def random_search(objective, space, n_trials, rng):
    params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
    trials = [(objective(params), dict(params)) for _ in range(n_trials)]
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "linear draws", "says": "You drew the values evenly between the ends. Draw their exponents evenly, as log_uniform does."}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        params = {name: rng.uniform(10.0**low, 10.0**high) for name, (low, high) in space.items()}
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "exponents for values", "says": "These are exponents. The objective wants the values: 10 to the power of them, as log_uniform gives."}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        params = {name: rng.uniform(low, high) for name, (low, high) in space.items()}
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "one draw for all hyper-parameters", "says": "One random number decides all hyper-parameters of a trial, so they rise and fall together. Draw one for each."}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        share = rng.random()
        params = {name: 10 ** (low + (high - low) * share) for name, (low, high) in space.items()}
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "the best trial alone", "says": "All trials are asked for, in a list; yours is the best one alone."}
def random_search(objective, space, n_trials, rng):
    best = (-np.inf, {})
    for _ in range(n_trials):
        params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
        score = objective(params)
        if score > best[0]:
            best = (score, params)
    return best


# %% {"slip": "params first, score second", "says": "The pair is (score, params): the score comes first."}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
        trials.append((params, objective(params)))
    return sorted(trials, key=lambda t: (np.isnan(t[1]), -t[1]))


# %% {"slip": "objective called with keyword arguments", "says": "The objective takes one argument, the dict itself: objective(params), without the stars."}
def random_search(objective, space, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
        trials.append((objective(**params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "a generator of its own"}
def random_search(objective, space, n_trials, rng):
    rng = np.random.default_rng(0)
    trials = []
    for _ in range(n_trials):
        params = {name: log_uniform(low, high, rng) for name, (low, high) in space.items()}
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"slip": "a new generator in each trial, from one seed"}
def random_search(objective, space, n_trials, rng):
    seed = int(rng.integers(1000))
    trials = []
    for _ in range(n_trials):
        draws = np.random.default_rng(seed)
        params = {name: log_uniform(low, high, draws) for name, (low, high) in space.items()}
        trials.append((objective(params), params))
    return sorted(trials, key=lambda t: (np.isnan(t[0]), -t[0]))


# %% {"cheat": "calls the hidden name"}
def random_search(objective, space, n_trials, rng):
    import solutions.hyperparameters

    return solutions.hyperparameters.random_search(objective, space, n_trials, rng)
