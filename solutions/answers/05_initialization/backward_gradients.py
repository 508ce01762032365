# %% {"right": "fills a list from its end"}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    L = len(Hs)
    gradients = [None] * L
    gradients[L - 1] = dH
    for l in reversed(range(1, L)):
        dZ = gradients[l] * activation_grad_from_output(Hs[l])
        gradients[l - 1] = np.dot(dZ, np.transpose(weights[l]))
    return gradients


# %% {"right": "recursively, a tuple"}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    if len(Hs) == 1:
        return (dH,)
    below = np.einsum("nm,dm->nd", dH * activation_grad_from_output(Hs[-1]), weights[-1])
    lower = backward_gradients(Hs[:-1], weights[:-1], below, activation_grad_from_output)
    return (*lower, dH)


# %% {"right": "inserts at the front, row by row"}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [np.array(dH)]
    for H, W in list(zip(Hs, weights))[:0:-1]:
        local = activation_grad_from_output(H)
        rows = [W @ (g * d) for g, d in zip(gradients[0], local)]
        gradients.insert(0, np.array(rows))
        print(len(gradients), "gradients")
    return gradients


# %% {"right": "pops from copies, lists of lists"}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    outputs, matrices = list(Hs), list(weights)
    result, current = [dH.tolist()], dH
    while len(outputs) > 1:
        current = (matrices.pop() @ (current * activation_grad_from_output(outputs.pop())).T).T
        result.append(current.tolist())
    result.reverse()
    return result


# %% {"slip": "the last layer first", "says": "The gradients are right, but the last layer comes first. Turn the list round at the end."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [dH]
    for l in range(len(Hs) - 1, 0, -1):
        dH = (dH * activation_grad_from_output(Hs[l])) @ weights[l].T
        gradients.append(dH)
    return gradients


# %% {"slip": "no derivative", "says": "The gradient went through the weights alone. On its way it is multiplied by the derivative of the activation, too."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [dH]
    for l in range(len(Hs) - 1, 0, -1):
        gradients.insert(0, gradients[0] @ weights[l].T)
    return gradients


# %% {"slip": "the derivative of the layer below", "says": "You multiplied by the derivative of the layer below, after its weights. To go from layer l to l - 1 you need the derivative of layer l, before the weights."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [dH]
    for l in range(len(Hs) - 1, 0, -1):
        dH = (dH @ weights[l].T) * activation_grad_from_output(Hs[l - 1])
        gradients.insert(0, dH)
    return gradients


# %% {"slip": "gradients of Z in place of H", "says": "These are the gradients with respect to the sums Z: each is multiplied by its own layer's derivative already. Asked are those with respect to the outputs, and the last one is dH as it came."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    dZ = dH * activation_grad_from_output(Hs[-1])
    gradients = [dZ]
    for l in range(len(Hs) - 1, 0, -1):
        dZ = (dZ @ weights[l].T) * activation_grad_from_output(Hs[l - 1])
        gradients.insert(0, dZ)
    return gradients


# %% {"slip": "the last one without dH", "says": "The last entry is dH times the derivative. The gradient with respect to the last output is dH itself, as it came."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = []
    for l in range(len(Hs) - 1, -1, -1):
        dZ = dH * activation_grad_from_output(Hs[l])
        gradients.insert(0, dZ if l == len(Hs) - 1 else dH)
        dH = dZ @ weights[l].T
    return gradients


# %% {"slip": "the derivative at the gradient", "says": "You asked for the derivative at the gradient. It must be taken at the layer's output, Hs[l]."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [dH]
    for l in range(len(Hs) - 1, 0, -1):
        dZ = gradients[0] * activation_grad_from_output(gradients[0])
        gradients.insert(0, dZ @ weights[l].T)
    return gradients


# %% {"slip": "times the output", "says": "You multiplied by the output of the layer. Multiply by the derivative: hand the output to the function that you are given."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [dH]
    for l in range(len(Hs) - 1, 0, -1):
        gradients.insert(0, (gradients[0] * Hs[l]) @ weights[l].T)
    return gradients


# %% {"slip": "the derivative of tanh, always", "says": "You used 1 - h², the derivative of tanh. Call the function that you are given: this may be another activation."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [dH]
    for l in range(len(Hs) - 1, 0, -1):
        gradients.insert(0, (gradients[0] * (1 - Hs[l] ** 2)) @ weights[l].T)
    return gradients


# %% {"slip": "the gradient of X is there too", "says": "There is one gradient too many: the first one belongs to X. Stop at the first layer's output."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [dH]
    for l in range(len(Hs) - 1, -1, -1):
        dZ = gradients[0] * activation_grad_from_output(Hs[l])
        gradients.insert(0, dZ @ weights[l].T)
    return gradients


# %% {"slip": "dH is missing", "says": "The last layer's gradient is missing: dH itself belongs into the list."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = []
    for l in range(len(Hs) - 1, 0, -1):
        dH = (dH * activation_grad_from_output(Hs[l])) @ weights[l].T
        gradients.insert(0, dH)
    return gradients


# %% {"slip": "the lowest gradient alone", "says": "Only the gradient of the first layer came. Keep the gradient of each layer in a list."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    for l in range(len(Hs) - 1, 0, -1):
        dH = (dH * activation_grad_from_output(Hs[l])) @ weights[l].T
    return dH


# %% {"slip": "the gradients of the weights", "says": "One of your gradients has the shape of a weight matrix. Asked are the gradients of the outputs, not of the weights."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [dH]
    for l in range(len(Hs) - 1, 0, -1):
        dZ = dH * activation_grad_from_output(Hs[l])
        gradients.insert(0, Hs[l - 1].T @ dZ)
        dH = dZ @ weights[l].T
    return gradients


# %% {"slip": "the weights of the layer below", "says": "The shapes do not fit. On the way down from layer l the gradient meets the weights of layer l itself, transposed."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [dH]
    for l in range(len(Hs) - 1, 0, -1):
        dZ = gradients[0] * activation_grad_from_output(Hs[l])
        gradients.insert(0, dZ @ weights[l - 1].T)
    return gradients


# %% {"slip": "the weights not transposed", "says": "The shapes do not fit. On the way down from layer l the gradient meets the weights of layer l itself, transposed."}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    gradients = [dH]
    for l in range(len(Hs) - 1, 0, -1):
        dZ = gradients[0] * activation_grad_from_output(Hs[l])
        gradients.insert(0, dZ @ weights[l])
    return gradients


# %% {"cheat": "right for the visible numbers only"}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    return [np.array([[3.0, 6.0], [0.0, -3.0]]), dH]


# %% {"cheat": "right for a stack of two layers"}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    lower = (dH * activation_grad_from_output(Hs[-1])) @ weights[-1].T
    return [np.zeros_like(H) for H in Hs[:-2]] + [lower, dH]
