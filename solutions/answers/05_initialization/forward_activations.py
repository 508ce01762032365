# %% {"right": "overwrites X, a tuple of outputs"}
def forward_activations(X, weights, activation):
    Hs = ()
    for W in weights:
        X = activation(np.dot(X, W))
        Hs = (*Hs, X)
    return Hs


# %% {"right": "by index, with a print"}
def forward_activations(X, weights, activation):
    Hs = [None] * len(weights)
    for layer in range(len(weights)):
        below = X if layer == 0 else Hs[layer - 1]
        Hs[layer] = activation(np.einsum("nd,dm->nm", below, weights[layer]))
        print("layer", layer + 1, Hs[layer].shape)
    return Hs


# %% {"right": "recursively, example by example, lists"}
def forward_activations(X, weights, activation):
    if len(weights) == 0:
        return []
    H = np.array([activation(np.array([x @ w for w in np.transpose(weights[0])])) for x in X])
    return [H.tolist(), *forward_activations(H, weights[1:], activation)]


# %% {"right": "itertools.accumulate, in float64"}
import itertools


def forward_activations(X, weights, activation):
    def layer(H, W):
        return activation(np.matmul(H, W))

    return list(itertools.accumulate(weights, layer, initial=X.astype(np.float64)))[1:]


# %% {"slip": "X is there too", "says": "Your list begins with X. Only the outputs of the layers are asked, without the input."}
def forward_activations(X, weights, activation):
    Hs = [X]
    for W in weights:
        Hs.append(activation(Hs[-1] @ W))
    return Hs


# %% {"slip": "the last output alone", "says": "Only the output of the last layer came. Keep each layer's output in a list, and return the list."}
def forward_activations(X, weights, activation):
    H = X
    for W in weights:
        H = activation(H @ W)
    return H


# %% {"slip": "X and all but the last", "says": "Your list holds X, and the last output is missing: you append before you compute. Append the new H, after the layer."}
def forward_activations(X, weights, activation):
    Hs, H = [], X
    for W in weights:
        Hs.append(H)
        H = activation(H @ W)
    return Hs


# %% {"slip": "no activation", "says": "The activation is missing: these are the products alone. Apply it in every layer."}
def forward_activations(X, weights, activation):
    Hs, H = [], X
    for W in weights:
        H = H @ W
        Hs.append(H)
    return Hs


# %% {"slip": "no activation in the last layer", "says": "The last layer has no activation. Here every layer has one, the last one too."}
def forward_activations(X, weights, activation):
    Hs, H = [], X
    for number, W in enumerate(weights, 1):
        H = H @ W if number == len(weights) else activation(H @ W)
        Hs.append(H)
    return Hs


# %% {"slip": "keeps Z in place of H", "says": "You kept the sums before the activation. Append the outputs, what the activation gives."}
def forward_activations(X, weights, activation):
    Zs, H = [], X
    for W in weights:
        Z = H @ W
        Zs.append(Z)
        H = activation(Z)
    return Zs


# %% {"slip": "hands Z on in place of H", "says": "The next layer got the sums, not the outputs: the activation is applied to what you keep, but not to what you hand on."}
def forward_activations(X, weights, activation):
    Hs, Z = [], X
    for W in weights:
        Z = Z @ W
        Hs.append(activation(Z))
    return Hs


# %% {"slip": "the activation first", "says": "You applied the activation before the weights. Each layer multiplies first and applies the activation to the product."}
def forward_activations(X, weights, activation):
    Hs, H = [], X
    for W in weights:
        H = activation(H) @ W
        Hs.append(H)
    return Hs


# %% {"slip": "the last layer first", "says": "The outputs came in the wrong order. The first layer comes first."}
def forward_activations(X, weights, activation):
    Hs, H = [], X
    for W in weights:
        H = activation(H @ W)
        Hs.insert(0, H)
    return Hs


# %% {"slip": "return inside the loop", "says": "Only the first layer is there. The `return` stands inside the loop, so it ends after one round."}
def forward_activations(X, weights, activation):
    Hs, H = [], X
    for W in weights:
        H = activation(H @ W)
        Hs.append(H)
        return Hs


# %% {"slip": "always tanh", "says": "Your activation is always tanh. Use the function that you are given."}
def forward_activations(X, weights, activation):
    Hs, H = [], X
    for W in weights:
        H = np.tanh(H @ W)
        Hs.append(H)
    return Hs


# %% {"slip": "always ReLU", "says": "Your activation is always a ReLU. Use the function that you are given."}
def forward_activations(X, weights, activation):
    Hs, H = [], X
    for W in weights:
        H = np.maximum(0, H @ W)
        Hs.append(H)
    return Hs


# %% {"slip": "every layer gets X", "says": "The second layer got X, whose shape does not fit its weights. Each layer takes the output of the layer before."}
def forward_activations(X, weights, activation):
    return [activation(X @ W) for W in weights]


# %% {"cheat": "right for the visible numbers only"}
def forward_activations(X, weights, activation):
    return [
        np.array([[3.0, 0.0], [1.0, 0.0]]),
        np.array([[6.0, 0.0, 3.0], [2.0, 0.0, 1.0]]),
    ]


# %% {"cheat": "two layers, as in the visible case"}
def forward_activations(X, weights, activation):
    H = activation(X @ weights[0])
    return [H, activation(H @ weights[-1])]
