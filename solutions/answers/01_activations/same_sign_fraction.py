# %% {"right": "np.all along the rows"}
def same_sign_fraction(G):
    return np.mean(np.all(G > 0, axis=1) | np.all(G < 0, axis=1))


# %% {"right": "the smallest and the largest entry of each row"}
def same_sign_fraction(G):
    return np.mean((G.min(axis=1) > 0) | (G.max(axis=1) < 0))


# %% {"right": "counted in loops"}
def same_sign_fraction(G):
    count = 0
    for row in G:
        if all(g > 0 for g in row) or all(g < 0 for g in row):
            count += 1
    return count / len(G)


# %% {"right": "the sum of the signs, with a print"}
def same_sign_fraction(G):
    signs = np.sign(G).sum(axis=1)
    same = np.abs(signs) == G.shape[1]
    print(same)
    return float(np.count_nonzero(same) / same.size)


# %% {"right": "every entry against the first, which is not 0"}
def same_sign_fraction(G):
    signs = np.sign(np.asarray(G, dtype=np.float64))
    same = [row[0] != 0 and set(row) == {row[0]} for row in signs.tolist()]
    return sum(same) / len(same)


# %% {"slip": "zeros count", "says": "You count rows that hold a 0. 0 is neither > 0 nor < 0: compare without the equals sign."}
def same_sign_fraction(G):
    return np.mean(np.all(G >= 0, axis=1) | np.all(G <= 0, axis=1))


# %% {"slip": "rows of zeros count", "says": "You count rows in which all signs are equal, and in a row of zeros they are equal too. 0 is neither > 0 nor < 0: such a row does not count."}
def same_sign_fraction(G):
    signs = np.sign(G)
    return np.mean(np.all(signs == signs[:, :1], axis=1))


# %% {"slip": "any for all", "says": "You count rows in which some entry is positive, or some is negative. All entries of the row must have the same sign."}
def same_sign_fraction(G):
    return np.mean(np.any(G > 0, axis=1) | np.any(G < 0, axis=1))


# %% {"slip": "the columns", "says": "No row came out as one of a single sign. Go row by row (axis 1); and a row counts if it is all positive or all negative, for it can't be both."}
def same_sign_fraction(G):
    return np.mean(np.all(G > 0, axis=0) | np.all(G < 0, axis=0))


# %% {"slip": "the count", "says": "This is the number of such rows. Divide it by the number of all rows."}
def same_sign_fraction(G):
    return np.sum(np.all(G > 0, axis=1) | np.all(G < 0, axis=1))


# %% {"slip": "in percent", "says": "This is the share in percent. Return a number from 0 to 1."}
def same_sign_fraction(G):
    return 100 * np.mean(np.all(G > 0, axis=1) | np.all(G < 0, axis=1))


# %% {"slip": "positive rows alone", "says": "You count only the rows that are all positive. Rows that are all negative have one sign, too."}
def same_sign_fraction(G):
    return np.mean(np.all(G > 0, axis=1))


# %% {"slip": "negative rows alone", "says": "You count only the rows that are all negative. Rows that are all positive have one sign, too."}
def same_sign_fraction(G):
    return np.mean(np.all(G < 0, axis=1))


# %% {"slip": "and for or", "says": "No row came out as one of a single sign. Go row by row (axis 1); and a row counts if it is all positive or all negative, for it can't be both."}
def same_sign_fraction(G):
    return np.mean(np.all(G > 0, axis=1) & np.all(G < 0, axis=1))


# %% {"slip": "the mixed rows", "says": "This is the share of the other rows, those with mixed signs."}
def same_sign_fraction(G):
    return 1 - np.mean(np.all(G > 0, axis=1) | np.all(G < 0, axis=1))


# %% {"slip": "the share of entries", "says": "This is a share of single entries. A row counts as a whole: ask for each row whether all of its entries agree."}
def same_sign_fraction(G):
    return np.mean(G > 0)


# %% {"slip": "entries that are not 0", "says": "This is the share of entries that are not 0. A row counts as a whole, and only if all of its entries have the same sign."}
def same_sign_fraction(G):
    return np.mean((G > 0) | (G < 0))


# %% {"slip": "the product of each row", "says": "A positive product does not mean one sign: (-1) · (-2) · 3 is positive, and a row of three negative entries has a negative product. Ask for each row whether all of its entries agree."}
def same_sign_fraction(G):
    return np.mean(np.prod(G, axis=1) > 0)


# %% {"slip": "the whole array at once", "says": "No row came out as one of a single sign. Go row by row (axis 1); and a row counts if it is all positive or all negative, for it can't be both."}
def same_sign_fraction(G):
    return np.mean(np.all(G > 0) | np.all(G < 0))


# %% {"slip": "the answer for each row", "says": "This says of each row whether it counts. Return one number, their share."}
def same_sign_fraction(G):
    return np.all(G > 0, axis=1) | np.all(G < 0, axis=1)


# %% {"slip": "divided by the number of columns", "says": "You divide by the number of columns. Divide by the number of rows."}
def same_sign_fraction(G):
    return np.sum(np.all(G > 0, axis=1) | np.all(G < 0, axis=1)) / G.shape[1]


# %% {"slip": "divided by all entries", "says": "You divide the number of such rows by the number of all entries. Divide by the number of rows."}
def same_sign_fraction(G):
    return np.sum(np.all(G > 0, axis=1) | np.all(G < 0, axis=1)) / G.size


# %% {"slip": "neighbours alone", "says": "You compare the first two entries of each row only. All entries must agree."}
def same_sign_fraction(G):
    return np.mean(G[:, 0] * G[:, min(1, G.shape[1] - 1)] > 0)


# %% {"slip": "the first and the last entry", "says": "You compare the first and the last entry of each row only. All entries must agree."}
def same_sign_fraction(G):
    return np.mean(G[:, 0] * G[:, -1] > 0)


# %% {"slip": "or between two arrays", "says": "`or` wants one yes or no. Between arrays, | decides entry by entry."}
def same_sign_fraction(G):
    return np.mean(np.all(G > 0, axis=1) or np.all(G < 0, axis=1))


# %% {"cheat": "the visible answers"}
def same_sign_fraction(G):
    return 0.625 if len(G) == 8 else 0.0


# %% {"cheat": "rows of length two alone"}
def same_sign_fraction(G):
    return np.mean(G[:, 0] * G[:, 1] > 0)


# %% {"cheat": "asks the reference"}
def same_sign_fraction(G):
    import solutions.activations

    return solutions.activations.same_sign_fraction(G)
