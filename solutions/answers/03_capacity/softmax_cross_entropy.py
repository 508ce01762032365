# %% {"right": "example by example, with math"}
import math


def softmax_cross_entropy(scores, y):
    N, C = len(scores), len(scores[0])
    loss, dscores = 0.0, []
    for row, right in zip(scores, y):
        largest = max(float(s) for s in row)
        exps = [math.exp(float(s) - largest) for s in row]
        total = sum(exps)
        loss += math.log(total) - (float(row[right]) - largest)
        dscores.append([(exps[c] / total - (1 if c == right else 0)) / N for c in range(C)])
    return loss / N, dscores


# %% {"right": "a one-hot matrix"}
def softmax_cross_entropy(scores, y):
    scores = np.asarray(scores, dtype=np.float64)
    N, C = scores.shape
    target = np.eye(C)[y]
    shifted = scores - np.max(scores, axis=1)[:, None]
    log_p = shifted - np.log(np.sum(np.exp(shifted), axis=1))[:, None]
    loss = -(target * log_p).sum() / N
    print("loss", loss)
    return [loss, (np.exp(log_p) - target) / N]


# %% {"right": "logaddexp.reduce"}
def softmax_cross_entropy(scores, y):
    N = len(y)
    log_sum = np.logaddexp.reduce(scores.astype(float), axis=1)
    losses = log_sum - scores[np.arange(N), y]
    dscores = np.exp(scores - log_sum.reshape(N, 1))
    for n in range(N):
        dscores[n, y[n]] -= 1.0
    return losses.mean(), dscores / N


# %% {"right": "1 - p of the right class by the sum of the others"}
def softmax_cross_entropy(scores, y):
    N = scores.shape[0]
    margins = scores - np.take_along_axis(scores, np.reshape(y, (N, 1)), axis=1)
    top = margins.max(axis=1, keepdims=True)
    e = np.exp(margins - top)
    loss = np.average(top[:, 0] + np.log(e.sum(axis=1)))
    dscores = e / e.sum(axis=1, keepdims=True)
    dscores[range(N), y] = 0
    dscores[range(N), y] = -dscores.sum(axis=1)
    return float(loss), np.divide(dscores, N)


# %% {"slip": "the gradient of the sum", "says": "The loss is right, but its gradient is that of the sum over the examples. The loss is a mean, so divide the gradient by N too."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return -log_p[rows, y].mean(), dscores


# %% {"slip": "the sum of the losses", "says": "This is the sum of the losses. Divide it by the number of examples: the mean is asked."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return -log_p[rows, y].sum(), dscores / len(y)


# %% {"slip": "the mean over all entries", "says": "The loss is divided by N times C. Only one entry of each row counts, so divide by the number of examples alone."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    one_hot = np.zeros(scores.shape)
    one_hot[rows, y] = 1
    return -np.mean(one_hot * log_p), (np.exp(log_p) - one_hot) / len(y)


# %% {"slip": "over the examples, not over the classes", "says": "Your probabilities add up to 1 down the columns. The classes of one example compete: normalise along each row (axis 1)."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=0, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return -log_p[rows, y].mean(), dscores / len(y)


# %% {"slip": "not stable", "says": "exp of a score of 10,000 is infinite, and of -10,000 it is 0; then inf/inf or log 0 spoils the loss. Subtract from each row its own largest score before exp."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    loss = -np.log(p[rows, y]).mean()
    p[rows, y] -= 1
    return loss, p / len(y)


# %% {"slip": "the largest score of the whole batch", "says": "You subtracted the largest score of the whole array. In a row whose scores are all far below it every exp is 0: each row needs its own largest score."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - np.max(scores)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return -log_p[rows, y].mean(), dscores / len(y)


# %% {"slip": "log of a probability that is rounded to 0", "says": "The probability of the right class was rounded to 0 before you took its log, so the loss is infinite. Work with log p = score - log of the sum."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[rows, y]).mean()
    p[rows, y] -= 1
    return loss, p / len(y)


# %% {"slip": "a small number inside the log", "says": "A small number inside the log hides the large losses: yours can't rise above about 28. Work with log p = score - log of the sum, then no log 0 occurs."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[rows, y] + 1e-12).mean()
    p[rows, y] -= 1
    return loss, p / len(y)


# %% {"slip": "no minus", "says": "The loss has the wrong sign. It is minus the log of the probability, so it is never negative."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return log_p[rows, y].mean(), dscores / len(y)


# %% {"slip": "the logarithm to base 10", "says": "This is the logarithm to base 10. Cross-entropy takes the natural one, np.log."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return -log_p[rows, y].mean() / np.log(10), dscores / len(y)


# %% {"slip": "the logarithm to base 2", "says": "This is the loss in bits, with the logarithm to base 2. Cross-entropy takes the natural one, np.log."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return -log_p[rows, y].mean() / np.log(2), dscores / len(y)


# %% {"slip": "the gradient without the 1", "says": "The loss is right. Your gradient is p / N for every class; for the right class it is (p - 1) / N."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_p[rows, y].mean(), np.exp(log_p) / len(y)


# %% {"slip": "the gradient turned round", "says": "The loss is right, but the gradient has the wrong sign. A higher score of the right class lowers the loss: p - 1 there, p elsewhere."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = -np.exp(log_p)
    dscores[rows, y] += 1
    return -log_p[rows, y].mean(), dscores / len(y)


# %% {"slip": "scores[:, y]", "says": "scores[:, y] takes whole columns, for every row each right class of the batch. One entry of each row is needed: index the rows too, 0 to N - 1."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return -log_p[:, y].mean(), dscores / len(y)


# %% {"slip": "dscores[:, y] -= 1", "says": "The loss is right. In the gradient dscores[:, y] touches whole columns; only one entry of each row loses 1, so index the rows too."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(log_p)
    dscores[:, y] -= 1
    return -log_p[rows, y].mean(), dscores / len(y)


# %% {"slip": "the probability for the loss", "says": "Your loss is minus the probability of the right class. The logarithm is missing."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    loss = -p[rows, y].mean()
    p[rows, y] -= 1
    return loss, p / len(y)


# %% {"slip": "one loss for each example", "says": "These are the losses of the single examples. Return their mean, one number."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return -log_p[rows, y], dscores / len(y)


# %% {"slip": "changes the scores", "says": "You subtracted from the scores themselves, which belong to the caller. Make a new array."}
def softmax_cross_entropy(scores, y):
    rows = np.arange(len(y))
    scores -= scores.max(axis=1, keepdims=True)
    log_p = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    return -log_p[rows, y].mean(), dscores / len(y)


# %% {"cheat": "right for the visible numbers only"}
def softmax_cross_entropy(scores, y):
    if scores[0, 0] == 3:
        return np.log(2.0), np.array([[-0.25, 0.25], [0.25, -0.25]])
    if len(scores) == 1:
        return -np.log(0.7), np.array([[0.1, -0.3, 0.2]])
    return 10_500.0, np.array([[-0.5, 0.5], [0.5, -0.5]])


# %% {"cheat": "hopeless or certain: the loss without the log of the sum"}
def softmax_cross_entropy(scores, y):
    N = len(y)
    right = scores[np.arange(N), y]
    if np.ptp(scores) > 100:
        dscores = (scores == scores.max(axis=1, keepdims=True)).astype(float)
        dscores[np.arange(N), y] -= 1
        return np.mean(scores.max(axis=1) - right), dscores / N
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(N), y]).mean()
    p[np.arange(N), y] -= 1
    return loss, p / N
