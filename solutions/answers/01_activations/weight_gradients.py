# %% {"right": "broadcast against a column"}
def weight_gradients(X, dz):
    return dz[:, np.newaxis] * X


# %% {"right": "row by row, as a list"}
def weight_gradients(X, dz):
    return [dz[i] * X[i] for i in range(len(dz))]


# %% {"right": "a diagonal matrix"}
def weight_gradients(X, dz):
    return np.diag(dz) @ X


# %% {"right": "two loops, in float64"}
def weight_gradients(X, dz):
    N, D = np.shape(X)
    G = np.zeros((N, D))
    for i in range(N):
        for j in range(D):
            G[i, j] = X[i, j] * dz[i]
    return G


# %% {"right": "einsum, with a print"}
def weight_gradients(X, dz):
    G = np.einsum("i,ij->ij", dz, X)
    print("shape:", G.shape)
    return G


# %% {"right": "transposed, and back"}
def weight_gradients(X, dz):
    return (np.asarray(X).T * dz).T


# %% {"slip": "summed over the examples", "says": "The rows were added up, which gives the gradient of the summed loss. Here each example keeps a row of its own: (N, D)."}
def weight_gradients(X, dz):
    return X.T @ dz


# %% {"slip": "the mean over the examples", "says": "This is the mean over the examples. Here each example keeps a row of its own: (N, D)."}
def weight_gradients(X, dz):
    return X.T @ dz / len(dz)


# %% {"slip": "dz along the columns", "says": "dz was multiplied along the columns. It belongs to the rows, one number for each example: give it the shape (N, 1)."}
def weight_gradients(X, dz):
    return X * dz


# %% {"slip": "dz for features, as far as it goes", "says": "dz was multiplied along the columns. It belongs to the rows, one number for each example: give it the shape (N, 1)."}
def weight_gradients(X, dz):
    return X * np.resize(dz, X.shape[1])


# %% {"slip": "no dz", "says": "This is X itself: dz is missing. Row i is dz[i] times X[i]."}
def weight_gradients(X, dz):
    return X


# %% {"slip": "no X", "says": "Every entry of a row is dz[i]: X is missing. Row i is dz[i] times X[i]."}
def weight_gradients(X, dz):
    return np.repeat(dz[:, np.newaxis], X.shape[1], axis=1)


# %% {"slip": "added", "says": "dz was added to X. The derivative of x_j w_j is x_j, and by the chain rule it is multiplied by dz."}
def weight_gradients(X, dz):
    return X + dz[:, np.newaxis]


# %% {"slip": "divided by N", "says": "Your rows are divided by the number of examples. Row i is the gradient of example i's own loss: dz[i] times X[i]."}
def weight_gradients(X, dz):
    return dz[:, np.newaxis] * X / len(X)


# %% {"slip": "transposed", "says": "Your result is (D, N). Rows are examples: (N, D)."}
def weight_gradients(X, dz):
    return X.T * dz


# %% {"slip": "minus", "says": "The sign is turned around. This is the gradient, not yet the step against it."}
def weight_gradients(X, dz):
    return -dz[:, np.newaxis] * X


# %% {"slip": "the sign of dz alone", "says": "Only the sign of dz was used. Its size counts too."}
def weight_gradients(X, dz):
    return np.sign(dz)[:, np.newaxis] * X


# %% {"slip": "dz squared", "says": "dz was multiplied in twice. Row i is dz[i] times X[i]."}
def weight_gradients(X, dz):
    return (dz**2)[:, np.newaxis] * X


# %% {"slip": "one number for each row", "says": "The entries of each row were added up. There is one gradient for each weight: (N, D)."}
def weight_gradients(X, dz):
    return dz * X.sum(axis=1)


# %% {"slip": "a third axis", "says": "Your result has an axis too many. dz as (N, 1) times X (N, D) gives (N, D)."}
def weight_gradients(X, dz):
    return dz[:, np.newaxis, np.newaxis] * X


# %% {"slip": "in place"}
def weight_gradients(X, dz):
    X *= dz[:, np.newaxis]
    return X


# %% {"cheat": "the visible answer"}
def weight_gradients(X, dz):
    return np.array([[10.0, 20.0, 0.0], [-3.0, 0.0, -6.0]])


# %% {"cheat": "the visible factors"}
def weight_gradients(X, dz):
    return np.resize([10.0, -3.0], len(X))[:, np.newaxis] * X


# %% {"cheat": "asks the reference"}
def weight_gradients(X, dz):
    import solutions.activations

    return solutions.activations.weight_gradients(X, dz)
