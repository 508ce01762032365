# %% {"right": "times the transposed directions, plus the mean"}
def reconstruct(Z, mean, U):
    return Z @ U[:, : Z.shape[1]].T + mean


# %% {"right": "zeros for the other coordinates"}
def reconstruct(Z, mean, U):
    N, k = Z.shape
    full = np.zeros((N, len(U)))
    full[:, :k] = Z
    print("coordinates that are 0:", len(U) - k)
    return mean + np.dot(full, U.T)


# %% {"right": "one direction after the other"}
def reconstruct(Z, mean, U):
    rows = np.tile(np.asarray(mean, dtype=np.float64), (len(Z), 1))
    for j in range(Z.shape[1]):
        rows = rows + np.outer(Z[:, j], U[:, j])
    return rows


# %% {"right": "row by row, as a list"}
def reconstruct(Z, mean, U):
    back = U.T[: Z.shape[1]]
    return [mean + sum((z * u for z, u in zip(row, back)), np.zeros(len(mean))) for row in Z]


# %% {"right": "einsum"}
def reconstruct(Z, mean, U):
    k = np.shape(Z)[1]
    return np.einsum("nk,dk->nd", Z, U[:, :k]) + np.asarray(mean)[np.newaxis]


# %% {"slip": "no mean", "says": "The mean is missing. Add it at the end."}
def reconstruct(Z, mean, U):
    return Z @ U[:, : Z.shape[1]].T


# %% {"slip": "the mean subtracted", "says": "The mean was subtracted. On the way back it is added."}
def reconstruct(Z, mean, U):
    return Z @ U[:, : Z.shape[1]].T - mean


# %% {"slip": "the rows of U", "says": "You take the rows of U for directions. They are its columns: the first k columns, transposed."}
def reconstruct(Z, mean, U):
    return Z @ U[: Z.shape[1]] + mean


# %% {"slip": "all of U", "says": "The shapes do not fit. Z is (N, k): it is multiplied by the first k columns of U, transposed, which is (k, D)."}
def reconstruct(Z, mean, U):
    return Z @ U.T + mean


# %% {"slip": "not transposed", "says": "The shapes do not fit. Z is (N, k): it is multiplied by the first k columns of U, transposed, which is (k, D)."}
def reconstruct(Z, mean, U):
    return Z @ U[:, : Z.shape[1]] + mean


# %% {"slip": "the last k directions", "says": "You take the last k columns of U. The coordinates belong to the first k."}
def reconstruct(Z, mean, U):
    return Z @ U[:, U.shape[1] - Z.shape[1] :].T + mean


# %% {"slip": "k from the rows", "says": "You take the number of rows of Z for k. k is the number of its columns."}
def reconstruct(Z, mean, U):
    k = len(Z)
    return Z[:, :k] @ U[:, : min(k, Z.shape[1])].T + mean


# %% {"slip": "the first direction alone", "says": "You use the first coordinate only. Add up all k."}
def reconstruct(Z, mean, U):
    return Z[:, :1] @ U[:, : min(1, Z.shape[1])].T + mean


# %% {"slip": "the mean added before", "says": "The mean was added to the coordinates, before they were turned back. Add it at the end, in the old axes."}
def reconstruct(Z, mean, U):
    k = Z.shape[1]
    return (Z + mean[:k]) @ U[:, :k].T


# %% {"slip": "only one mean", "says": "You add one number everywhere, the mean of the means. Each feature has its own mean."}
def reconstruct(Z, mean, U):
    return Z @ U[:, : Z.shape[1]].T + np.mean(mean)


# %% {"slip": "half of it is lost", "says": "The mean was averaged in, not added: your rows are half of what they should be."}
def reconstruct(Z, mean, U):
    return (Z @ U[:, : Z.shape[1]].T + mean) / 2


# %% {"slip": "transposed", "says": "Your result is (D, N). Rows are examples: (N, D)."}
def reconstruct(Z, mean, U):
    return (Z @ U[:, : Z.shape[1]].T + mean).T


# %% {"slip": "coordinates filled up with zeros", "says": "These are the coordinates, filled up with zeros. Turn them back into the old axes, with the transposed directions, and add the mean."}
def reconstruct(Z, mean, U):
    full = np.zeros((len(Z), len(U)))
    full[:, : Z.shape[1]] = Z
    return full + mean


# %% {"cheat": "the visible answer"}
def reconstruct(Z, mean, U):
    return np.array([[5.0, 4.0], [1.0, 1.0]])


# %% {"cheat": "asks the reference"}
def reconstruct(Z, mean, U):
    import solutions.preprocessing

    return solutions.preprocessing.reconstruct(Z, mean, U)
