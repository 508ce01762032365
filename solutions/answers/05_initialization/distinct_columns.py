# %% {"right": "a list of columns that were met"}
def distinct_columns(W, tol=1e-9):
    met = []
    for column in np.transpose(W):
        if not any(np.max(np.abs(column - other)) <= tol for other in met):
            met.append(column)
    return len(met)


# %% {"right": "all pairs at once"}
def distinct_columns(W, tol=1e-9):
    W = np.asarray(W, dtype=float)
    differences = np.abs(W[:, :, None] - W[:, None, :]).max(axis=0)
    first = np.argmax(differences <= tol, axis=1)
    return len(np.unique(first))


# %% {"right": "plain lists, entry by entry"}
def same(p, q, tol):
    for a, b in zip(p, q):
        if abs(float(a) - float(b)) > tol:
            return False
    return True


def distinct_columns(W, tol=1e-9):
    D, M = W.shape
    count = 0
    for j in range(M):
        new = True
        for k in range(j):
            if same(W[:, j], W[:, k], tol):
                new = False
        if new:
            count += 1
    print(count, "of", M)
    return count


# %% {"right": "takes away one group after the other"}
def distinct_columns(W, tol=1e-9):
    rest, count = np.array(W, dtype=np.float64), 0
    while rest.shape[1] > 0:
        far = (np.abs(rest - rest[:, :1]) > tol).any(axis=0)
        rest, count = rest[:, far], count + 1
    return np.int64(count)


# %% {"right": "np.allclose without its relative part"}
def distinct_columns(W, tol=1e-9):
    columns = [tuple(c) for c in W.T]
    kept = []
    for c in columns:
        if all(not np.allclose(c, k, rtol=0, atol=tol) for k in kept):
            kept.append(c)
    return float(len(kept))


# %% {"slip": "no tolerance", "says": "You counted columns that differ by rounding only as different. Two columns are the same if no entries differ by more than `tol`."}
def distinct_columns(W, tol=1e-9):
    return np.unique(W, axis=1).shape[1]


# %% {"slip": "rows in place of columns", "says": "You counted the different rows. The weights of a unit are a column."}
def distinct_columns(W, tol=1e-9):
    met = []
    for row in W:
        if not any(np.max(np.abs(row - other)) <= tol for other in met):
            met.append(row)
    return len(met)


# %% {"slip": "neighbours alone", "says": "You compared neighbours only. Equal columns may stand far apart: compare each column with all that you have met."}
def distinct_columns(W, tol=1e-9):
    jumps = np.max(np.abs(np.diff(W, axis=1)), axis=0) > tol
    return 1 + int(jumps.sum())


# %% {"slip": "one equal entry is enough", "says": "You took two columns for the same as soon as one entry agrees. All entries must agree: look at the largest difference."}
def distinct_columns(W, tol=1e-9):
    met = []
    for column in W.T:
        if not any(np.min(np.abs(column - other)) <= tol for other in met):
            met.append(column)
    return len(met)


# %% {"slip": "the sums of the columns", "says": "You compared the sums of the columns. Columns with the same sum may differ: compare entry by entry."}
def distinct_columns(W, tol=1e-9):
    met = []
    for total in W.sum(axis=0):
        if not any(abs(total - other) <= tol for other in met):
            met.append(total)
    return len(met)


# %% {"slip": "the tolerance is always 1e-9", "says": "Your tolerance is always 1e-9. Use the argument `tol`."}
def distinct_columns(W, tol=1e-9):
    met = []
    for column in W.T:
        if not any(np.max(np.abs(column - other)) <= 1e-9 for other in met):
            met.append(column)
    return len(met)


# %% {"slip": "rounds to a multiple of tol", "says": "You rounded each column first. Two columns may lie close together and be rounded to different numbers: compare two at a time."}
def distinct_columns(W, tol=1e-9):
    return np.unique(np.round(W / tol), axis=1).shape[1]


# %% {"slip": "differences without the absolute value", "says": "A negative difference counts as small in your comparison. Take the absolute value before you compare with tol."}
def distinct_columns(W, tol=1e-9):
    met = []
    for column in W.T:
        if not any(np.max(column - other) <= tol for other in met):
            met.append(column)
    return len(met)


# %% {"slip": "how many columns stand alone", "says": "You counted the columns that have no twin. Columns that occur several times count as well, once each."}
def distinct_columns(W, tol=1e-9):
    differences = np.abs(W[:, :, None] - W[:, None, :]).max(axis=0)
    return int(np.sum((differences <= tol).sum(axis=0) == 1))


# %% {"slip": "how many repeat an earlier one", "says": "You counted the columns that repeat an earlier one. Asked are the different ones: how many columns there are, minus these."}
def distinct_columns(W, tol=1e-9):
    met, repeated = [], 0
    for column in W.T:
        if any(np.max(np.abs(column - other)) <= tol for other in met):
            repeated += 1
        else:
            met.append(column)
    return repeated


# %% {"slip": "the rank of the matrix", "says": "This is the rank: how many columns are no sums of multiples of others. Columns count as different as soon as one entry differs."}
def distinct_columns(W, tol=1e-9):
    return int(np.linalg.matrix_rank(W, tol=tol))


# %% {"slip": "the lengths of the columns", "says": "You compared the lengths of the columns. Columns of the same length may point elsewhere: compare entry by entry."}
def distinct_columns(W, tol=1e-9):
    met = []
    for length in np.linalg.norm(W, axis=0):
        if not any(abs(length - other) <= tol for other in met):
            met.append(length)
    return len(met)


# %% {"slip": "compares with the first column only", "says": "You compared all columns with the first one only. Columns that differ from it may still be equal to one another."}
def distinct_columns(W, tol=1e-9):
    return 1 + int(np.sum(np.max(np.abs(W - W[:, :1]), axis=0) > tol))


# %% {"slip": "the columns themselves", "says": "The different columns came. Asked is how many they are, one whole number."}
def distinct_columns(W, tol=1e-9):
    met = []
    for column in W.T:
        if not any(np.max(np.abs(column - other)) <= tol for other in met):
            met.append(column)
    return np.array(met).T


# %% {"cheat": "right for the visible numbers only"}
def distinct_columns(W, tol=1e-9):
    known = {(2, 4): 2, (2, 5): 2, (3, 2): 2, (2, 3): 3, (2, 2): 1, (1, 3): 1}
    return known.get(np.shape(W), 2)


# %% {"cheat": "1, 2 or 3 by the spread and the width"}
def distinct_columns(W, tol=1e-9):
    if np.max(np.ptp(W, axis=1)) <= tol:
        return 1
    return 3 if np.shape(W)[1] == 3 else 2
