# %% {"right": "divided by the roots"}
def whiten(Z, S, eps=1e-5):
    return Z / np.sqrt(S[: Z.shape[1]] + eps)


# %% {"right": "times a power"}
def whiten(Z, S, eps=1e-5):
    k = Z.shape[1]
    return Z * (np.asarray(S[:k], dtype=np.float64) + eps) ** -0.5


# %% {"right": "column by column"}
import math


def whiten(Z, S, eps=1e-5):
    out = np.zeros(Z.shape)
    for j in range(Z.shape[1]):
        out[:, j] = Z[:, j] / math.sqrt(S[j] + eps)
    return out


# %% {"right": "a diagonal matrix"}
def whiten(Z, S, eps=1e-5):
    std = np.sqrt(np.add(S, eps))[: np.shape(Z)[1]]
    print("spread:", std)
    return Z @ np.diag(1 / std)


# %% {"right": "row by row, as a list of lists"}
def whiten(Z, S, eps=1e-5):
    rows = []
    for row in Z:
        rows.append([z / (s + eps) ** 0.5 for z, s in zip(row, S)])
    return np.array(rows).reshape(np.shape(Z))


# %% {"slip": "divided by the variance", "says": "You divide by the variances. Divide by the standard deviations, their roots: only then is the variance 1."}
def whiten(Z, S, eps=1e-5):
    return Z / (S[: Z.shape[1]] + eps)


# %% {"slip": "eps outside the root", "says": "eps was added after the root. It belongs to the variance, under the root."}
def whiten(Z, S, eps=1e-5):
    return Z / (np.sqrt(S[: Z.shape[1]]) + eps)


# %% {"slip": "no eps", "says": "eps is missing. Without it a direction of no variance gives 0 / 0, or infinity."}
def whiten(Z, S, eps=1e-5):
    return Z / np.sqrt(S[: Z.shape[1]])


# %% {"slip": "the given eps is not used", "says": "Your function takes 1e-5, whatever eps is given. Use the argument."}
def whiten(Z, S, eps=1e-5):
    return Z / np.sqrt(S[: Z.shape[1]] + 1e-5)


# %% {"slip": "the larger of variance and eps", "says": "You take the larger of the variance and eps. eps is added to the variance."}
def whiten(Z, S, eps=1e-5):
    return Z / np.sqrt(np.maximum(S[: Z.shape[1]], eps))


# %% {"slip": "eps subtracted", "says": "eps was subtracted. It is added, so that the root is never of 0."}
def whiten(Z, S, eps=1e-5):
    return Z / np.sqrt(S[: Z.shape[1]] - eps)


# %% {"slip": "all of S", "says": "The shapes do not fit: Z has k columns, and S has D entries. Use the first k of them."}
def whiten(Z, S, eps=1e-5):
    return Z / np.sqrt(S + eps)


# %% {"slip": "the last k of S", "says": "You use the last variances. Z holds the coordinates in the first k directions: use the first k."}
def whiten(Z, S, eps=1e-5):
    return Z / np.sqrt(S[len(S) - Z.shape[1] :] + eps)


# %% {"slip": "multiplied", "says": "You multiply by the root. Divide by it: a direction with a large variance becomes smaller."}
def whiten(Z, S, eps=1e-5):
    return Z * np.sqrt(S[: Z.shape[1]] + eps)


# %% {"slip": "one spread for all", "says": "You divide all columns by one number. Each direction has its own variance."}
def whiten(Z, S, eps=1e-5):
    return Z / np.sqrt(np.mean(S[: Z.shape[1]]) + eps) if Z.size else Z


# %% {"slip": "its own variances", "says": "You compute the variances anew from Z. Use the given ones: they come from the training rows."}
def whiten(Z, S, eps=1e-5):
    return Z / np.sqrt(np.var(Z, axis=0) + eps)


# %% {"slip": "centred again", "says": "You subtract the mean of Z. project has taken care of the mean: only divide."}
def whiten(Z, S, eps=1e-5):
    return (Z - Z.mean(axis=0)) / np.sqrt(S[: Z.shape[1]] + eps)


# %% {"slip": "not divided", "says": "Z came back as it was. Divide each column by the spread in its direction."}
def whiten(Z, S, eps=1e-5):
    return Z * 1.0


# %% {"slip": "the root of everything", "says": "The root was taken of Z, too. It belongs to the variance alone."}
def whiten(Z, S, eps=1e-5):
    return np.sign(Z) * np.sqrt(np.abs(Z) / (S[: Z.shape[1]] + eps))


# %% {"slip": "another default", "says": "Your default eps is another one. Keep eps=1e-5."}
def whiten(Z, S, eps=1e-2):
    return Z / np.sqrt(S[: Z.shape[1]] + eps)


# %% {"slip": "in place", "says": "Z was changed. Z / std makes a new array; Z /= std does not."}
def whiten(Z, S, eps=1e-5):
    Z /= np.sqrt(S[: Z.shape[1]] + eps)
    return Z


# %% {"cheat": "the visible answer"}
def whiten(Z, S, eps=1e-5):
    return np.array([[1.0, 2.0], [-3.0, 0.0]])


# %% {"cheat": "asks the reference"}
def whiten(Z, S, eps=1e-5):
    import solutions.preprocessing

    return solutions.preprocessing.whiten(Z, S, eps)
