# %% {"right": "one unit at a time, in float32"}
def killing_bias(X, W):
    out = np.empty(W.shape[1], dtype=np.float32)
    for j, w in enumerate(W.T):
        out[j] = min(-np.dot(x, w) for x in X)
    return out


# %% {"right": "the smallest of -X W"}
def killing_bias(X, W):
    return np.min(X @ -W, axis=0)


# %% {"right": "sorts the sums, returns a list"}
def killing_bias(X, W):
    sums = np.sort(np.einsum("nd,dm->nm", X, W), axis=0)
    print("largest sums:", sums[-1])
    return [-float(s) for s in sums[-1]]


# %% {"right": "three loops"}
def killing_bias(X, W):
    biases = []
    for j in range(len(W[0])):
        largest = None
        for x in X:
            total = 0.0
            for i in range(len(x)):
                total += float(x[i]) * float(W[i][j])
            largest = total if largest is None or total > largest else largest
        biases.append(0.0 - largest)
    return np.array(biases)


# %% {"slip": "no change of sign", "says": "This is the largest sum of each unit. The bias must bring it down to 0: change the sign."}
def killing_bias(X, W):
    return np.max(X @ W, axis=0)


# %% {"slip": "the wrong axis", "says": "You took the largest sum of each example. Asked is the largest of each unit: over the rows (axis 0)."}
def killing_bias(X, W):
    return -np.max(X @ W, axis=1)


# %% {"slip": "the smallest sum", "says": "You used the smallest sum of each unit. With that bias it is off on one example, and may be on for the others: the largest sum decides."}
def killing_bias(X, W):
    return -np.min(X @ W, axis=0)


# %% {"slip": "never above 0", "says": "You allowed no bias above 0. A unit whose sums are all negative is dead with a small positive bias too."}
def killing_bias(X, W):
    return -np.maximum(0, np.max(X @ W, axis=0))


# %% {"slip": "the largest absolute value", "says": "You looked at the size of the sums without their sign. A very negative sum is no danger: only the largest one, with its sign, must come down to 0."}
def killing_bias(X, W):
    return -np.max(np.abs(X @ W), axis=0)


# %% {"slip": "one bias for the layer", "says": "One number came, for the whole layer. Each unit has its own weights, so its own killing bias."}
def killing_bias(X, W):
    return -np.max(X @ W)


# %% {"slip": "the mean for the largest", "says": "You used the mean of the sums. With that bias about half of the examples still switch the unit on: use the largest."}
def killing_bias(X, W):
    return -np.mean(X @ W, axis=0)


# %% {"slip": "the sum over the examples", "says": "You added up the sums of all examples. Each example counts alone: look for the largest one."}
def killing_bias(X, W):
    return -np.sum(X @ W, axis=0)


# %% {"slip": "a little more, to be sure", "says": "Your bias kills, but a larger one would do as well. At the killing bias the largest sum is exactly 0, and that is dead already."}
def killing_bias(X, W):
    return -np.max(X @ W, axis=0) - 1e-3


# %% {"slip": "the largest inputs first", "says": "You took the largest value of each input and multiplied after that. No example has all these at once: first X W, then the largest over the rows."}
def killing_bias(X, W):
    return -(X.max(axis=0) @ W)


# %% {"slip": "the index of the largest", "says": "These are row numbers: argmax says where the largest sum is. Asked is how large it is."}
def killing_bias(X, W):
    return -np.argmax(X @ W, axis=0)


# %% {"cheat": "right for the visible numbers only"}
def killing_bias(X, W):
    return np.array([-3.0, 1.0])


# %% {"cheat": "right for the visible numbers only: the first row minus 3 for 1"}
def killing_bias(X, W):
    biases = -(X[0] @ W)
    biases[1:] = [1.0] * (len(biases) - 1)
    return biases
