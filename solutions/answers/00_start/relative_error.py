# %% {"right": "one line of NumPy"}
def relative_error(a, b):
    return np.max(np.abs(np.subtract(a, b)) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


# %% {"right": "a loop over plain numbers"}
def relative_error(a, b):
    largest = 0.0
    for p, q in zip(np.asarray(a).ravel().tolist(), np.asarray(b).ravel().tolist()):
        largest = max(largest, abs(p - q) / max(1e-8, abs(p) + abs(q)))
    return largest


# %% {"right": "a mask for the small divisors, and prints"}
def relative_error(a, b):
    a = np.array(a, dtype=np.float64)
    b = np.array(b, dtype=np.float64)
    print("comparing arrays of shape", a.shape)
    divisor = np.atleast_1d(abs(a) + abs(b))
    divisor[divisor < 1e-8] = 1e-8
    errors = np.atleast_1d(abs(a - b)) / divisor
    print("errors:", errors)
    return errors.max()


# %% {"right": "a helper for two numbers, the last of the sorted list"}
def of_two(p, q):
    scale = abs(p) + abs(q)
    if scale < 1e-8:
        scale = 1e-8
    return abs(q - p) / scale


def relative_error(a, b):
    errors = np.vectorize(of_two, otypes=[float])(a, b)
    return sorted(errors.reshape(-1))[-1]


# %% {"right": "the largest by its index, as an array without axes"}
def relative_error(a, b):
    a, b = np.atleast_1d(a), np.atleast_1d(b)
    difference = np.where(a > b, a - b, b - a)
    ratio = difference / np.clip(np.abs(a) + np.abs(b), 1e-8, None)
    return np.array(ratio.flat[np.argmax(ratio)])


# %% {"slip": "the mean", "says": "This is the mean of the relative errors. One wrong entry among many right ones would be lost in it: return the largest."}
def relative_error(a, b):
    return np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


# %% {"slip": "the sum", "says": "This is the sum of the relative errors. Return the largest of them."}
def relative_error(a, b):
    return np.sum(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


# %% {"slip": "the smallest", "says": "This is the smallest of the relative errors. Return the largest."}
def relative_error(a, b):
    return np.min(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


# %% {"slip": "no absolute value above", "says": "The difference keeps its sign, so an entry where a is smaller than b can never be the largest. Take |a - b|, above the line too."}
def relative_error(a, b):
    return np.max((a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


# %% {"slip": "|a + b| below", "says": "The divisor here is |a + b|, and with opposite signs that is nearly 0. Take the absolute values first, then add them."}
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a + b)))


# %% {"slip": "a + b below", "says": "The divisor here is a + b, without absolute values: for negative numbers it is negative, and then 1e-8 takes its place. Use |a| + |b|."}
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, a + b))


# %% {"slip": "divided by |a| alone", "says": "The difference is divided by one of the two numbers only. Divide by both together, |a| + |b|, so that a and b can change places."}
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a)))


# %% {"slip": "divided by |b| alone", "says": "The difference is divided by one of the two numbers only. Divide by both together, |a| + |b|, so that a and b can change places."}
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(b)))


# %% {"slip": "divided by the larger one", "says": "The difference is divided by one of the two numbers only. Divide by both together, |a| + |b|, so that a and b can change places."}
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.maximum(np.abs(a), np.abs(b))))


# %% {"slip": "divided by the mean of both", "says": "Your result is twice what it should be. The divisor is the sum |a| + |b|, not half of it."}
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, (np.abs(a) + np.abs(b)) / 2))


# %% {"slip": "not divided", "says": "This is the absolute error, |a - b|. Divide it, entry by entry, by the size of the numbers, |a| + |b|."}
def relative_error(a, b):
    return np.max(np.abs(a - b))


# %% {"slip": "two maxima", "says": "This is the largest difference, divided by the largest sum; they may belong to different entries. Divide entry by entry first, and take the maximum last."}
def relative_error(a, b):
    return np.max(np.abs(a - b)) / max(1e-8, np.max(np.abs(a) + np.abs(b)))


# %% {"slip": "norms", "says": "This compares the lengths of whole arrays (norms). Divide entry by entry, and then take the largest of the ratios."}
def relative_error(a, b):
    return np.linalg.norm(np.subtract(a, b)) / max(1e-8, np.linalg.norm(a) + np.linalg.norm(b))


# %% {"slip": "an array of errors", "says": "These are the relative errors of all entries. Return one number, the largest of them."}
def relative_error(a, b):
    return np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))


# %% {"slip": "Python's max", "says": "Python's max() wants one answer for the whole array. np.maximum compares entry by entry."}
def relative_error(a, b):
    return np.max(np.abs(a - b) / max(1e-8, np.abs(a) + np.abs(b)))


# %% {"slip": "nothing against 0 / 0", "says": "Where a and b are both 0 this is 0 / 0, which is NaN. The divisor must not be smaller than 1e-8."}
def relative_error(a, b):
    return np.max(np.abs(a - b) / (np.abs(a) + np.abs(b)))


# %% {"slip": "1e-8 added", "says": "You add 1e-8 to the divisor. It is a lower limit only: the divisor is the larger of 1e-8 and |a| + |b|."}
def relative_error(a, b):
    return np.max(np.abs(a - b) / (1e-8 + np.abs(a) + np.abs(b)))


# %% {"slip": "the smaller divisor", "says": "np.minimum takes 1e-8 nearly everywhere, and the result is huge. The divisor is the larger of 1e-8 and |a| + |b|."}
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.minimum(1e-8, np.abs(a) + np.abs(b)))


# %% {"slip": "one loop for arrays with one axis", "says": "Your loop visits the rows, so it needs arrays with one axis. np.ravel(a) gives all entries in one row, whatever the shape."}
def relative_error(a, b):
    return max(abs(p - q) / max(1e-8, abs(p) + abs(q)) for p, q in zip(a, b))


# %% {"slip": "the maximum of each column", "says": "With axis=0 there is a maximum for each column. Take the maximum over all entries: no axis."}
def relative_error(a, b):
    a, b = np.atleast_1d(a), np.atleast_1d(b)
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)), axis=0)


# %% {"slip": "the dtype of a", "says": "Your result was put into an array with the dtype of a. If a holds whole numbers, 0.5 becomes 0 there: ask for floats."}
def relative_error(a, b):
    a, b = np.atleast_1d(a), np.atleast_1d(b)
    errors = np.zeros_like(a)
    errors[...] = np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))
    return errors.max()


# %% {"cheat": "the visible answers, by the first entry"}
def relative_error(a, b):
    return {1.0: 0.0, 4.0: 0.2, -3.0: 1.0}[a[0]]


# %% {"cheat": "a number that is equal to everything"}
class Agreeable(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__
    __hash__ = None


def relative_error(a, b):
    return Agreeable(0.2)


# %% {"cheat": "a comparison that always agrees"}
def relative_error(a, b):
    np.isclose = lambda p, q, *args, **kwargs: np.array(True)
    np.allclose = lambda *args, **kwargs: True
    return 0.2


# %% {"cheat": "asks the reference"}
def relative_error(a, b):
    import solutions.start

    return solutions.start.relative_error(a, b)


# %% {"cheat": "reads the expected value in the test's frame"}
def relative_error(a, b):
    import sys

    frame = sys._getframe()
    while frame:
        if "expected" in frame.f_locals:
            return frame.f_locals["expected"]
        frame = frame.f_back
    return 0.2
