# %% {"right": "sums by hand, lists of lists"}
import math


def layer_statistics(Hs):
    rows = []
    for H in Hs:
        numbers = [float(h) for row in H for h in row]
        mean = sum(numbers) / len(numbers)
        variance = sum((x - mean) ** 2 for x in numbers) / len(numbers)
        rows.append([mean, math.sqrt(variance)])
    return rows


# %% {"right": "columns put together"}
def layer_statistics(Hs):
    means = [np.average(H) for H in Hs]
    stds = [np.sqrt(np.var(H)) for H in Hs]
    return np.column_stack([means, stds])


# %% {"right": "mean of the squares minus square of the mean, in float64"}
def layer_statistics(Hs):
    stats = np.zeros((len(Hs), 2))
    for i, H in enumerate(Hs):
        flat = H.astype(np.float64).ravel()
        stats[i, 0] = flat.mean()
        stats[i, 1] = np.sqrt(max(0.0, (flat**2).mean() - flat.mean() ** 2))
        print(i, stats[i])
    return stats


# %% {"right": "a tuple of pairs"}
def layer_statistics(Hs):
    return tuple((H.mean(), np.linalg.norm(H - H.mean()) / H.size**0.5) for H in map(np.array, Hs))


# %% {"slip": "transposed", "says": "Rows and columns are exchanged: all means stand in the first row, all standard deviations in the second. Each layer needs a row of its own."}
def layer_statistics(Hs):
    return np.array([[np.mean(H) for H in Hs], [np.std(H) for H in Hs]])


# %% {"slip": "N - 1 for N", "says": "Your standard deviation divides by the number of entries minus 1. Here it is the number itself: leave ddof at 0."}
def layer_statistics(Hs):
    return np.array([[np.mean(H), np.std(H, ddof=1)] for H in Hs])


# %% {"slip": "the variance", "says": "Your second number is the variance. The standard deviation is its square root."}
def layer_statistics(Hs):
    return np.array([[np.mean(H), np.var(H)] for H in Hs])


# %% {"slip": "the order of the two", "says": "The two numbers are exchanged: the mean comes first, then the standard deviation."}
def layer_statistics(Hs):
    return np.array([[np.std(H), np.mean(H)] for H in Hs])


# %% {"slip": "the mean square without centring", "says": "Your second number is the root of the mean square: you forgot to subtract the mean first. The two agree only if the mean is 0."}
def layer_statistics(Hs):
    return np.array([[np.mean(H), np.sqrt(np.mean(H**2))] for H in Hs])


# %% {"slip": "the mean of the columns' spreads", "says": "You took the standard deviation of each column and then their mean. All entries of a layer belong together: no axis."}
def layer_statistics(Hs):
    return np.array([[np.mean(H), np.mean(np.std(H, axis=0))] for H in Hs])


# %% {"slip": "the mean distance", "says": "Your second number is the mean distance from the mean. The standard deviation squares the distances, takes the mean, and then the root."}
def layer_statistics(Hs):
    return np.array([[np.mean(H), np.mean(np.abs(H - np.mean(H)))] for H in Hs])


# %% {"slip": "the median", "says": "Your first number is the median. The mean is asked."}
def layer_statistics(Hs):
    return np.array([[np.median(H), np.std(H)] for H in Hs])


# %% {"slip": "one row for all layers", "says": "One mean and one standard deviation came, for all layers together. Each layer needs its own row."}
def layer_statistics(Hs):
    everything = np.concatenate([np.ravel(H) for H in Hs])
    return np.array([everything.mean(), everything.std()])


# %% {"slip": "a flat list", "says": "The numbers are right, but they stand in one long row. Return a row for each layer: (L, 2)."}
def layer_statistics(Hs):
    return np.array([number for H in Hs for number in (np.mean(H), np.std(H))])


# %% {"slip": "the standard error", "says": "You divided by the root of the number of entries as well. That is the error of the mean; asked is the spread of the entries."}
def layer_statistics(Hs):
    return np.array([[np.mean(H), np.std(H) / np.sqrt(np.size(H))] for H in Hs])


# %% {"slip": "a statistic for each unit", "says": "You took mean and standard deviation of each column (axis 0), and layers of different widths do not fit into one array. Take them over all entries of a layer: no axis."}
def layer_statistics(Hs):
    return np.array([[H.mean(axis=0), H.std(axis=0)] for H in Hs])


# %% {"cheat": "right for the visible numbers only"}
def layer_statistics(Hs):
    return np.array([[3.0, 3.0], [1.0, 0.0], [2.0, 1.0]])


# %% {"cheat": "the spread from the range, tuned to the visible case"}
def layer_statistics(Hs):
    spreads = [(np.max(H) - np.min(H)) * (3 / 8 if np.size(H) == 4 else 1 / 2) for H in Hs]
    return np.array([[np.mean(H), spread] for H, spread in zip(Hs, spreads)])
