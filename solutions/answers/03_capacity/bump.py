# %% {"right": "two tanh, no sigmoid"}
def bump(x, left, right, height, steepness=200.0):
    up = np.tanh(0.5 * steepness * (np.asarray(x, dtype=float) - left))
    down = np.tanh(0.5 * steepness * (np.asarray(x, dtype=float) - right))
    return 0.5 * height * (up - down)


# %% {"right": "a sigmoid of its own, number by number"}
import math


def step(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def bump(x, left, right, height, steepness=200.0):
    out = np.zeros(np.shape(x))
    for index in np.ndindex(out.shape):
        here = float(x[index])
        on, off = step(steepness * (here - left)), step(steepness * (here - right))
        out[index] = height * on - height * off
    return out


# %% {"right": "right minus left, from the other side"}
def bump(x, left, right, height, steepness=200.0):
    print("bump from", left, "to", right)
    return height * (sigmoid(-steepness * (x - right)) - sigmoid(-steepness * (x - left)))


# %% {"right": "multiplied out: s x - s a"}
def bump(x, left, right, height, steepness=200.0):
    x = np.array(x).astype(np.float64)
    edges = [sigmoid(steepness * x - steepness * a) for a in (left, right)]
    return (np.subtract(*edges) * height).tolist()


# %% {"slip": "s x - a", "says": "You multiplied only x by the steepness. It multiplies the whole distance (x - left), so set brackets."}
def bump(x, left, right, height, steepness=200.0):
    return height * (sigmoid(steepness * x - left) - sigmoid(steepness * x - right))


# %% {"slip": "no height", "says": "Your bump has a height of 1. Multiply it by `height`."}
def bump(x, left, right, height, steepness=200.0):
    return sigmoid(steepness * (x - left)) - sigmoid(steepness * (x - right))


# %% {"slip": "plus for minus", "says": "You added the two sigmoids, so the function never comes down again. Subtract the second one."}
def bump(x, left, right, height, steepness=200.0):
    return height * (sigmoid(steepness * (x - left)) + sigmoid(steepness * (x - right)))


# %% {"slip": "the edges exchanged", "says": "Your bump hangs upside down: you subtracted the left switch from the right one. On at left, off at right."}
def bump(x, left, right, height, steepness=200.0):
    return height * (sigmoid(steepness * (x - right)) - sigmoid(steepness * (x - left)))


# %% {"slip": "the steepness is always 200", "says": "Your edges always have a steepness of 200. Use the argument; 200 is only its default."}
def bump(x, left, right, height, steepness=200.0):
    return height * (sigmoid(200 * (x - left)) - sigmoid(200 * (x - right)))


# %% {"slip": "the height on the first switch only", "says": "Only the first switch has the height, so the second one takes off 1 and not all. Put brackets round the difference."}
def bump(x, left, right, height, steepness=200.0):
    return height * sigmoid(steepness * (x - left)) - sigmoid(steepness * (x - right))


# %% {"slip": "sharp edges", "says": "Your edges are perfectly sharp. A bump is made of two sigmoids: at an edge it is at half its height."}
def bump(x, left, right, height, steepness=200.0):
    return np.where((x >= left) & (x <= right), height, 0.0)


# %% {"slip": "the product of two switches", "says": "You multiplied the two switches. It looks alike where the edges are steep, but the bump is their difference."}
def bump(x, left, right, height, steepness=200.0):
    return height * sigmoid(steepness * (x - left)) * sigmoid(-steepness * (x - right))


# %% {"slip": "the steepness outside", "says": "The steepness stands outside the sigmoids, so it makes the bump higher and not steeper. It belongs inside."}
def bump(x, left, right, height, steepness=200.0):
    return height * steepness * (sigmoid(x - left) - sigmoid(x - right))


# %% {"slip": "divides by the steepness", "says": "You divided by the steepness, so a large one makes the edges flat. Multiply."}
def bump(x, left, right, height, steepness=200.0):
    return height * (sigmoid((x - left) / steepness) - sigmoid((x - right) / steepness))


# %% {"slip": "tanh in place of the sigmoid", "says": "You used tanh as the switch. It goes from -1 to 1, so the bump is twice as high and its edges are twice as steep: the sigmoid goes from 0 to 1."}
def bump(x, left, right, height, steepness=200.0):
    return height * (np.tanh(steepness * (x - left)) - np.tanh(steepness * (x - right)))


# %% {"cheat": "right for the visible numbers only"}
def bump(x, left, right, height, steepness=200.0):
    if np.size(x) == 1:
        return np.array([1.0])
    return np.array([0.0, 1.5, 3.0, 1.5, 0.0])


# %% {"cheat": "sharp, but half at the edges, and the second visible number"}
def bump(x, left, right, height, steepness=200.0):
    at_edge = np.isclose(x, left) | np.isclose(x, right)
    out = np.where(at_edge, height / 2, np.where((x > left) & (x < right), height, 0.0))
    return out if steepness == 200.0 else out / 2
