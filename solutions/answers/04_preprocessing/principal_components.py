# %% {"right": "eigh, turned round"}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    return U[:, ::-1], np.maximum(S[::-1], 0)


# %% {"right": "singular values of the centred rows"}
def principal_components(X):
    X = np.asarray(X, dtype=np.float64)
    N, D = X.shape
    _, sizes, Vt = np.linalg.svd(X - X.mean(axis=0), full_matrices=True)
    S = np.zeros(D)
    S[: len(sizes)] = sizes**2 / N
    return Vt.T, S


# %% {"right": "singular values of the covariance"}
def principal_components(X):
    U, S, _ = np.linalg.svd(covariance(X), hermitian=True)
    print("variances:", S[:3])
    return [U, S]


# %% {"right": "Jacobi's rotations, by hand"}
def rotated(C, U, p, q):
    angle = 0.5 * np.arctan2(2 * C[p, q], C[q, q] - C[p, p])
    c, s = np.cos(angle), np.sin(angle)
    R = np.eye(len(C))
    R[p, p], R[p, q], R[q, p], R[q, q] = c, s, -s, c
    return R.T @ C @ R, U @ R


def principal_components(X):
    C = np.array(covariance(X), dtype=np.float64)
    D = len(C)
    U = np.eye(D)
    for _ in range(60):
        for p in range(D - 1):
            for q in range(p + 1, D):
                C, U = rotated(C, U, p, q)
        if np.sum(np.abs(C - np.diag(np.diag(C)))) <= 1e-14 * np.sum(np.abs(C)):
            break
    S = np.diag(C)
    order = np.argsort(-S)
    return U[:, order], np.clip(S[order], 0, None)


# %% {"right": "sorted pairs, other signs"}
def principal_components(X):
    values, vectors = np.linalg.eigh(np.asarray(covariance(X), dtype=float))
    pairs = sorted(zip(values.tolist(), vectors.T.tolist()), key=lambda pair: -pair[0])
    U = -np.array([direction for _, direction in pairs]).T
    S = np.array([max(0.0, value) for value, _ in pairs])
    return U, S


# %% {"slip": "the smallest first", "says": "Your directions come with the smallest variance first, as eigh gives them. Turn both round: the entries of S, and the columns of U."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    return U, np.maximum(S, 0)


# %% {"slip": "S alone turned round", "says": "You turned S round, but U kept its order, so directions and variances no longer belong together. Turn the columns of U round, too."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    return U, np.maximum(S[::-1], 0)


# %% {"slip": "the rows of U turned round", "says": "The columns of U are not the directions that belong to S. Each direction is a column: turn the order of the columns round, not that of the rows, and do not transpose."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    return U[::-1], np.maximum(S[::-1], 0)


# %% {"slip": "directions in rows", "says": "The columns of U are not the directions that belong to S. Each direction is a column: turn the order of the columns round, not that of the rows, and do not transpose."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    return U[:, ::-1].T, np.maximum(S[::-1], 0)


# %% {"slip": "standard deviations", "says": "Your S holds standard deviations, the roots. It is to hold variances: the eigenvalues as they are."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    return U[:, ::-1], np.sqrt(np.maximum(S[::-1], 0))


# %% {"slip": "eigenvalues squared", "says": "You squared the eigenvalues. Those of the covariance are variances already."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    return U[:, ::-1], S[::-1] ** 2


# %% {"slip": "singular values as they are", "says": "Your S holds the singular values of the data. The variances are their squares, divided by N."}
def principal_components(X):
    X = np.asarray(X, dtype=np.float64)
    D = X.shape[1]
    _, sizes, Vt = np.linalg.svd(X - X.mean(axis=0), full_matrices=True)
    S = np.zeros(D)
    S[: len(sizes)] = sizes
    return Vt.T, S


# %% {"slip": "squares that are not divided", "says": "Your variances are N times too large: the squares are added up over the rows, but not divided by their number."}
def principal_components(X):
    C = X - X.mean(axis=0)
    S, U = np.linalg.eigh(C.T @ C)
    return U[:, ::-1], np.maximum(S[::-1], 0)


# %% {"slip": "divided by N - 1", "says": "Your variances divide by N - 1, as np.cov does. In this course they divide by N."}
def principal_components(X):
    C = X - X.mean(axis=0)
    S, U = np.linalg.eigh(C.T @ C / max(1, len(X) - 1))
    return U[:, ::-1], np.maximum(S[::-1], 0)


# %% {"slip": "not centred", "says": "The data were not centred, so the first direction points to the mean. Subtract the column means first; covariance(X) does."}
def principal_components(X):
    X = np.asarray(X, dtype=np.float64)
    S, U = np.linalg.eigh(X.T @ X / len(X))
    return U[:, ::-1], np.maximum(S[::-1], 0)


# %% {"slip": "standardised first", "says": "You divided by the standard deviations first, so these are the components of the correlation. Only subtract the mean."}
def principal_components(X):
    X = np.asarray(X, dtype=np.float64)
    std = X.std(axis=0)
    S, U = np.linalg.eigh(covariance(X / np.where(std == 0, 1, std)))
    return U[:, ::-1], np.maximum(S[::-1], 0)


# %% {"slip": "shares of the variance", "says": "Your S holds shares that add up to 1. It is to hold the variances themselves."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    S = np.maximum(S[::-1], 0)
    return U[:, ::-1], S / max(1e-300, S.sum())


# %% {"slip": "S first", "says": "The order is the other way round: the directions U first, then the variances S."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    return np.maximum(S[::-1], 0), U[:, ::-1]


# %% {"slip": "S as a matrix", "says": "Your S is a matrix with the variances on its diagonal. Return them as an array of D numbers."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    return U[:, ::-1], np.diag(np.maximum(S[::-1], 0))


# %% {"slip": "directions of the variance's length", "says": "Your columns are as long as the spread. Directions have length 1; how far the data reach is told by S."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    S = np.maximum(S[::-1], 0)
    return U[:, ::-1] * np.sqrt(S), S


# %% {"slip": "as many as there are rows", "says": "With few rows you return few directions. U is (D, D) always: directions without variance belong to it."}
def principal_components(X):
    X = np.asarray(X, dtype=np.float64)
    _, sizes, Vt = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    return Vt.T, sizes**2 / len(X)


# %% {"slip": "rounding below 0", "says": "Where the variance is 0, rounding leaves tiny negative numbers. A variance is never negative: set them to 0."}
def principal_components(X):
    S, U = np.linalg.eigh(covariance(X))
    return U[:, ::-1], S[::-1]


# %% {"slip": "eig without sorting", "says": "np.linalg.eig gives the directions in no order. Sort by decreasing variance; np.linalg.eigh has them in order, smallest first."}
def principal_components(X):
    S, U = np.linalg.eig(covariance(X))
    order = [1, 0, *range(2, len(S))] if len(S) > 1 and S[0] > S[1] else range(len(S))
    return U[:, list(order)].real, np.maximum(S[list(order)].real, 0)


# %% {"cheat": "the visible answer"}
def principal_components(X):
    return np.array([[0.8, -0.6], [0.6, 0.8]]), np.array([12.5, 3.125])


# %% {"cheat": "the axes as directions"}
def principal_components(X):
    S = X.var(axis=0)
    order = np.argsort(-S)
    return np.eye(X.shape[1])[:, order], S[order]


# %% {"cheat": "asks the reference"}
def principal_components(X):
    import solutions.preprocessing

    return solutions.preprocessing.principal_components(X)
