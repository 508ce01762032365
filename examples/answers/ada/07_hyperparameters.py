# %% predict_linear_draws
# Your prediction: predict_linear_draws = "a", "b", "c" or "d"
predict_linear_draws = "c"

# %% log_uniform
def log_uniform(low_exp, high_exp, rng, size=None):
    """Random numbers between 10**low_exp and 10**high_exp, as many in each decade.

    Parameters
    ----------
    low_exp, high_exp : exponents, any numbers with low_exp < high_exp
    rng : NumPy generator, from which all draws are taken
    size : None for one number, else the shape of the result

    Returns
    -------
    number, or array of shape `size`
        10 ** u with u uniform between the exponents.
    """
    return 10.0 ** rng.uniform(low_exp, high_exp, size)

# %% step_decay
def step_decay(lr0, epoch, drop=0.5, every=10):
    """The learning rate lr0, multiplied by `drop` after every `every` epochs.

    Parameters
    ----------
    lr0 : the rate in epoch 0
    epoch : number or array, 0 or larger
    drop : factor of each step
    every : epochs from step to step

    Returns
    -------
    number, or array of epoch's shape
    """
    return lr0 * drop ** (epoch // every)

# %% exponential_decay
def exponential_decay(lr0, epoch, k):
    """The learning rate lr0 e^(-k epoch), for a number or an array of epochs."""
    return lr0 * np.exp(-k * epoch)

# %% inverse_decay
def inverse_decay(lr0, epoch, k):
    """The learning rate lr0 / (1 + k epoch), for a number or an array of epochs."""
    return lr0 / (1 + k * epoch)

# %% predict_decay
# Your prediction: predict_decay = "a", "b", "c" or "d"
predict_decay = "c"

# %% dropout
def dropout(x, keep, rng):
    """Switch off entries at random, and enlarge the others.

    Parameters
    ----------
    x : array, for example (N, M)
    keep : probability that an entry stays, 0 < keep <= 1
    rng : NumPy generator; each entry has a draw of its own

    Returns
    -------
    out : array of x's shape, x * mask
    mask : array of x's shape, which holds 0 or 1 / keep
    """
    mask = (rng.random(x.shape) < keep) / keep
    return x * mask, mask

# %% dropout_backward
def dropout_backward(dout, mask):
    """The gradient with respect to x, given the one with respect to out, and dropout's mask."""
    return dout * mask

# %% predict_brake
# Your prediction: predict_brake = "a", "b", "c" or "d"
predict_brake = "c"

# %% random_search
def random_search(objective, space, n_trials, rng):
    """Trials with random hyper-parameters.

    Parameters
    ----------
    objective : function of a dict of hyper-parameters, returns the score (higher is better);
        it is called once for each trial
    space : dict, name -> (low_exp, high_exp); each value is drawn log-uniformly, anew in each trial
    n_trials : number of trials
    rng : NumPy generator

    Returns
    -------
    list of n_trials pairs (score, params)
        The highest score first; NaN last, after -inf.
    """
    trials = []
    for _ in range(n_trials):
        params = {}
        for name, (low, high) in space.items():
            params[name] = log_uniform(low, high, rng)
        trials.append((objective(params), params))
    return sorted(trials, key=lambda trial: (np.isnan(trial[0]), -trial[0]))

# %% grid_search
def grid_search(objective, grids):
    """One trial for each combination of the given values.

    Parameters
    ----------
    objective : function of a dict of hyper-parameters, returns the score (higher is better)
    grids : dict, name -> list of values

    Returns
    -------
    list of pairs (score, params)
        The highest score first; NaN last, after -inf.
    """
    trials = []
    for values in product(*grids.values()):
        params = dict(zip(grids, values))
        trials.append((objective(params), params))
    return sorted(trials, key=lambda trial: (np.isnan(trial[0]), -trial[0]))

# %% predict_random_or_grid
# Your prediction: predict_random_or_grid = "a", "b", "c" or "d"
predict_random_or_grid = "c"

# %% zoom
def zoom(trials, space, top=5):
    """The part of the space that the best trials span.

    Parameters
    ----------
    trials : list of pairs (score, params), in any order
    space : dict, name -> (low_exp, high_exp): the names that count
    top : number of best trials

    Returns
    -------
    dict, name -> (low_exp, high_exp)
        The exponents of the smallest and the largest value among the best trials.
    """
    best = sorted(trials, key=lambda trial: -trial[0])[:top]
    smaller = {}
    for name in space:
        values = [params[name] for score, params in best]
        smaller[name] = (np.log10(min(values)), np.log10(max(values)))
    return smaller

# %% on_boundary
def on_boundary(value, low_exp, high_exp, margin=0.1):
    """Does a value lie at an end of its range, or outside it?

    Parameters
    ----------
    value : positive number (the value itself, not its exponent)
    low_exp, high_exp : the exponents of the ends
    margin : share of the range, on the log scale, that counts as its end

    Returns
    -------
    bool
    """
    place = (np.log10(value) - low_exp) / (high_exp - low_exp)
    return place <= margin or place >= 1 - margin

# %% explain_search [markdown]
# 0.05 is the largest value of the grid, so the best learning rate may be larger still: I would widen the range. Five
# rates between 0.01 and 0.05 are all in one decade; a learning rate is searched on a log scale, from 0.00001 to 1, say.
# And 125 trainings tried only five different rates. I would take 80 random trials, and then 45 more in the region that
# the best five of them span.
