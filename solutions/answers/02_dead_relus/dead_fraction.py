# %% {"right": "a list of shares, counted by hand"}
def dead_fraction(Hs):
    shares = []
    for H in Hs:
        N, M = H.shape
        dead = 0
        for m in range(M):
            if all(H[n, m] == 0 for n in range(N)):
                dead += 1
        shares.append(dead / M)
    return shares


# %% {"right": "from the alive units"}
def dead_fraction(Hs):
    out = np.zeros(len(Hs))
    for layer, H in enumerate(Hs):
        alive = np.count_nonzero(H, axis=0) > 0
        out[layer] = 1 - alive.sum() / alive.size
    return out


# %% {"right": "with dead_units, as a tuple"}
def dead_fraction(Hs):
    return tuple(float(np.mean(dead_units(H))) for H in Hs)


# %% {"right": "fromiter with a helper, float32"}
def share_of_dead(H):
    print("layer of", H.shape[1], "units")
    return np.average(np.all(np.equal(H, 0), axis=0).astype(np.float32))


def dead_fraction(Hs):
    return np.fromiter((share_of_dead(H) for H in Hs), dtype=np.float32)


# %% {"slip": "the share of zeros", "says": "This is the share of zeros. A unit counts only if it is 0 on every row: ask dead_units first, then take the mean."}
def dead_fraction(Hs):
    return np.array([np.mean(H == 0) for H in Hs])


# %% {"slip": "the share of units that are alive", "says": "These are the shares of the units that are alive. Asked are the dead ones: 1 minus that."}
def dead_fraction(Hs):
    return np.array([np.any(H != 0, axis=0).mean() for H in Hs])


# %% {"slip": "counts, not shares", "says": "These are the numbers of dead units. A share is the number divided by how many units the layer has."}
def dead_fraction(Hs):
    return np.array([np.all(H == 0, axis=0).sum() for H in Hs])


# %% {"slip": "one number for the net", "says": "One number came, the mean over the layers. Each layer keeps its own share."}
def dead_fraction(Hs):
    return np.mean([np.all(H == 0, axis=0).mean() for H in Hs])


# %% {"slip": "dead rows in place of dead units", "says": "You counted rows that are all 0: examples on which the whole layer is silent. Units are columns (axis 0)."}
def dead_fraction(Hs):
    return np.array([np.all(H == 0, axis=1).mean() for H in Hs])


# %% {"slip": "divides by the number of examples", "says": "You divided the number of dead units by the number of rows. Divide by the number of units, the width of the layer."}
def dead_fraction(Hs):
    return np.array([np.all(H == 0, axis=0).sum() / len(H) for H in Hs])


# %% {"slip": "divides by all units of the net", "says": "You divided by the units of all layers together. Each layer is divided by its own width."}
def dead_fraction(Hs):
    total = sum(H.shape[1] for H in Hs)
    return np.array([np.all(H == 0, axis=0).sum() / total for H in Hs])


# %% {"slip": "the width of the first layer for all", "says": "You divided every layer by the width of the first one. The widths may differ: take H.shape[1] anew for each."}
def dead_fraction(Hs):
    M = Hs[0].shape[1]
    return np.array([np.all(H == 0, axis=0).sum() / M for H in Hs])


# %% {"slip": "integer division", "says": "The shares are cut to whole numbers, as // does. Divide with /."}
def dead_fraction(Hs):
    return np.array([np.all(H == 0, axis=0).sum() // H.shape[1] for H in Hs])


# %% {"slip": "per cent", "says": "These are percentages. A share goes from 0 to 1: do not multiply by 100."}
def dead_fraction(Hs):
    return np.array([100 * np.all(H == 0, axis=0).mean() for H in Hs])


# %% {"slip": "returns inside the loop", "says": "Only the first layer is there. The `return` stands inside the loop, so it ends after one round: move it out."}
def dead_fraction(Hs):
    shares = []
    for H in Hs:
        shares.append(np.all(H == 0, axis=0).mean())
        return np.array(shares)


# %% {"slip": "the counter goes on", "says": "The dead units of earlier layers are counted again in later ones. Set the counter to 0 at the start of each layer."}
def dead_fraction(Hs):
    shares, dead = [], 0
    for H in Hs:
        dead += np.all(H == 0, axis=0).sum()
        shares.append(dead / H.shape[1])
    return np.array(shares)


# %% {"cheat": "right for the visible numbers only"}
def dead_fraction(Hs):
    return np.array([2 / 3, 0.5, 0.0])
