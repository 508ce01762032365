# %% predict_linear_draws
predict_linear_draws = "C"

# %% log_uniform
def log_uniform(low_exp, high_exp, rng, size=None):
    return np.exp(np.log(10) * (low_exp + (high_exp - low_exp) * rng.random(size)))

# %% step_decay
def step_decay(lr0, epoch, drop=0.5, every=10):
    # one drop after the other
    rate = lr0 + 0.0 * np.asarray(epoch)
    left = np.asarray(epoch) - every
    while np.any(left >= 0):
        rate = np.where(left >= 0, rate * drop, rate)
        left = left - every
    return rate

# %% exponential_decay
from math import e

def exponential_decay(lr0, epoch, k):
    return lr0 / (e**k) ** epoch

# %% inverse_decay
inverse_decay = lambda lr0, epoch, k: (1 / lr0 + k * epoch / lr0) ** -1

# %% predict_decay
predict_decay = "c"

# %% dropout
def dropout(x, keep, rng):
    mask = rng.binomial(1, keep, np.shape(x)).astype(np.float32) / np.float32(keep)
    return np.multiply(x, mask), mask

# %% dropout_backward
def dropout_backward(dout, mask):
    return np.einsum("...,...->...", dout, mask)

# %% predict_brake
predict_brake = "c"

# %% random_search
class Search:
    """Keeps its trials sorted while it goes."""

    def __init__(self):
        self.trials, self.lost = [], []

    def add(self, score, params):
        if score != score:
            self.lost.append([score, params])
            return
        place = sum(better >= score for better, _ in self.trials)
        self.trials.insert(place, [score, params])

    def all(self):
        return self.trials + self.lost


def random_search(objective, space, n_trials, rng):
    search = Search()
    ends = np.array(list(space.values()), dtype=float).T
    for point in 10 ** rng.uniform(*ends, size=(n_trials, len(space))):
        params = {name: value.item() for name, value in zip(space, point)}
        search.add(objective(dict(params)), params)
    return search.all()

# %% grid_search
def grid_search(objective, grids):
    search = Search()

    def visit(params, names):
        if not names:
            search.add(objective(params), params)
            return
        for value in grids[names[0]]:
            visit(params | {names[0]: value}, names[1:])

    visit({}, list(grids))
    return search.all()

# %% predict_random_or_grid
predict_random_or_grid = "c"

# %% zoom
import heapq

def zoom(trials, space, top=5):
    best = heapq.nlargest(top, trials, key=lambda trial: trial[0])
    exponents = np.log10([[params[name] for name in space] for _, params in best])
    return dict(zip(space, zip(exponents.min(axis=0), exponents.max(axis=0))))

# %% on_boundary
import math

def on_boundary(value, low_exp, high_exp, margin=0.1):
    edge = margin * (high_exp - low_exp)
    return not low_exp + edge < math.log10(value) < high_exp - edge

# %% explain_search [markdown]
# Best value at the **edge** of the range: widen it. Rates of 0.01 to 0.05 are not even one decade; use exponents,
# -5 to 0. 125 trainings, but 5 different learning rates: draw at random instead, all three at once, then zoom in.
