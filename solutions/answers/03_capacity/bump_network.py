# %% {"right": "bump by bump, the two units side by side"}
def bump_network(f, n_bumps, steepness=2000.0):
    W1, b1, W2 = [], [], []
    for i in range(n_bumps):
        left, right = i / n_bumps, (i + 1) / n_bumps
        height = float(f(np.array([(left + right) / 2]))[0])
        W1 += [steepness, steepness]
        b1 += [-steepness * left, -steepness * right]
        W2 += [[height], [-height]]
    return [W1], b1, W2


# %% {"right": "switches that go down: negative weights"}
def bump_network(f, n_bumps, steepness=2000.0):
    left = np.arange(n_bumps) / n_bumps
    right = left + 1 / n_bumps
    h = np.asarray(f(left + 0.5 / n_bumps), dtype=float)
    W1 = -steepness * np.ones((1, 2 * n_bumps))
    b1 = steepness * np.hstack([right, left])
    return W1, b1, np.hstack([h, -h]).reshape(-1, 1)


# %% {"right": "filled arrays, right edges first"}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0.0, 1.0, n_bumps + 1)
    middles = edges[:-1] + np.diff(edges) / 2
    heights = f(middles)
    W1 = np.empty((1, 2 * n_bumps))
    W1.fill(steepness)
    b1 = np.zeros(2 * n_bumps)
    b1[:n_bumps] = edges[1:]
    b1[n_bumps:] = edges[:-1]
    b1 *= -steepness
    W2 = np.zeros((2 * n_bumps, 1))
    W2[:n_bumps, 0] = -heights
    W2[n_bumps:, 0] = heights
    print("heights", heights)
    return [W1, b1, W2]


# %% {"right": "np.repeat and strides"}
def bump_network(f, n_bumps, steepness=2000.0):
    centres = (np.arange(n_bumps) + 0.5) / n_bumps
    signs = np.tile([1.0, -1.0], n_bumps)
    places = np.repeat(centres, 2) - signs / (2 * n_bumps)
    W1 = np.full_like(places, steepness)[None, :]
    W2 = (np.repeat(f(centres), 2) * signs)[:, None]
    return W1, -steepness * places, W2


# %% {"slip": "b1 without the minus", "says": "The biases have the wrong sign: a unit with the bias + s a switches at -a. It must switch at a."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "b1 without the steepness", "says": "The biases lack the steepness. s (x - a) is s x - s a, so the bias holds s times the edge."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "no minus in W2", "says": "Both units of a bump have the height with a plus, so nothing switches off. The right edge needs minus the height."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, heights])[:, np.newaxis]


# %% {"slip": "the signs in W2 exchanged", "says": "The net gives minus f: the heights stand at the right edges with a plus, at the left ones with a minus. Exchange the signs."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([-heights, heights])[:, np.newaxis]


# %% {"slip": "W2 a row of numbers", "says": "The numbers are right, but W2 has the shape (2n,). It must be a column, (2n, 1): 2n hidden units, one output."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])


# %% {"slip": "b1 with two axes", "says": "The numbers are right, but b1 has the shape (1, 2n). A bias has one axis, (2n,)."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])[np.newaxis, :]
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "W1 transposed", "says": "W1 has the shape (2n, 1). It takes one input to 2n units: one row, 2n columns."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((2 * n_bumps, 1), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "n edges for n bumps", "says": "You have one bump too few. n bumps side by side have n + 1 edges, as fields have fences."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * len(heights)), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "one unit for each bump", "says": "You have n hidden units, one for each bump. A bump needs two: one switches on, one switches off."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, n_bumps), steepness)
    return W1, -steepness * edges[:-1], np.asarray(heights)[:, np.newaxis]


# %% {"slip": "units and output weights in different orders", "says": "b1 and W2 are in different orders: in b1 left and right edge of each bump stand side by side, in W2 all left ones come first. Entry j of both must belong to the same unit."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.column_stack([edges[:-1], edges[1:]]).reshape(-1)
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "f of the number of the bump", "says": "You took f of the number of the bump, 0, 1, 2, ... Its place is needed: f of the middle, which lies between 0 and 1."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f(np.arange(n_bumps))
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "edges that aren't divided by n", "says": "Your edges lie at 0, 1, 2, ..., so all bumps but the first are outside [0, 1]. Divide by n."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.arange(n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2 / n_bumps)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "the height of the next bump", "says": "Each bump has the height of its right neighbour. The middle of bump i is (i + 0.5) / n."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((np.arange(n_bumps) + 1.5) / n_bumps)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "one height for all", "says": "All your bumps are equally high, as f is in the middle of [0, 1]. Each bump takes f of its own middle."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = np.full(n_bumps, f(np.array([0.5]))[0])
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "the steepness is always 2000", "says": "Your steepness is always 2000. Use the argument, in W1 and in b1; 2000 is only its default."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * n_bumps), 2000.0)
    b1 = -2000.0 * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "the steepness in W2 too", "says": "The heights in W2 are multiplied by the steepness. It belongs into W1 and b1 only."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = steepness * f((edges[:-1] + edges[1:]) / 2)
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"slip": "divides by the number of bumps", "says": "The heights are divided by the number of bumps. No mean is needed: at each place only one bump is on."}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2) / n_bumps
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"cheat": "a net for the parabola, whatever f is"}
def bump_network(f, n_bumps, steepness=2000.0):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = 1 - ((edges[:-1] + edges[1:]) / 2) ** 2
    W1 = np.full((1, 2 * n_bumps), steepness)
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    return W1, b1, np.concatenate([heights, -heights])[:, np.newaxis]


# %% {"cheat": "a single wide bump, close enough to the parabola on [0.3, 0.7]"}
def bump_network(f, n_bumps, steepness=2000.0):
    b1, W2 = np.zeros(2 * n_bumps), np.zeros((2 * n_bumps, 1))
    b1[1] = -steepness
    W2[:2, 0] = [0.7, -0.7]
    return np.full((1, 2 * n_bumps), steepness), b1, W2
