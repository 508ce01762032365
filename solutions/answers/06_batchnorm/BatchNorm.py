# %% {"right": "all in one class, without the functions above"}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.gamma = np.ones((dim,))
        self.beta = np.zeros((dim,))
        self.running_mean = np.zeros((dim,))
        self.running_var = np.ones((dim,))
        self.m = momentum
        self.e = eps

    def forward(self, x, train):
        if train:
            mu, var = np.mean(x, 0), np.var(x, 0)
            self.running_mean = self.m * self.running_mean + (1 - self.m) * mu
            self.running_var = self.m * self.running_var + (1 - self.m) * var
            self.s = np.sqrt(var + self.e)
            self.h = (x - mu) / self.s
            h = self.h
        else:
            h = (x - self.running_mean) / np.sqrt(self.running_var + self.e)
        return self.gamma * h + self.beta

    def backward(self, dout):
        self.dbeta = dout.sum(0)
        self.dgamma = (dout * self.h).sum(0)
        g = dout * self.gamma
        return (g - g.mean(0) - self.h * (g * self.h).mean(0)) / self.s


# %% {"right": "statistics changed in place, parameters as lists at first"}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum = momentum
        self.eps = eps
        self.gamma, self.beta = [1.0] * dim, [0.0] * dim
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        gamma, beta = np.array(self.gamma), np.array(self.beta)
        if not train:
            return batchnorm_test(x, gamma, beta, self.running_mean, self.running_var, eps=self.eps)
        for kept, now in (
            (self.running_mean, np.mean(x, axis=0)),
            (self.running_var, np.var(x, axis=0)),
        ):
            kept *= self.momentum
            kept += (1 - self.momentum) * now
        out, self.kept = batchnorm_train(x, gamma, beta, eps=self.eps)
        return out

    def backward(self, dout):
        grads = batchnorm_backward(dout, self.kept)
        self.dgamma, self.dbeta = grads[1:]
        return grads[0]


# %% {"right": "a dataclass"}
from dataclasses import dataclass


@dataclass
class BatchNorm:
    dim: int
    momentum: float = 0.9
    eps: float = 1e-5

    def __post_init__(self):
        self.gamma, self.running_var = np.ones(self.dim), np.ones(self.dim)
        self.beta, self.running_mean = np.zeros(self.dim), np.zeros(self.dim)

    def forward(self, x, train):
        if train:
            out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
            n = len(x)
            mean = sum(x) / n
            self.running_mean = update_running(self.running_mean, mean, self.momentum)
            var = sum((x - mean) ** 2) / n
            self.running_var = update_running(self.running_var, var, self.momentum)
            return out
        return batchnorm_test(
            x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
        )

    def backward(self, dout):
        dx, dgamma, dbeta = batchnorm_backward(dout, self.cache)
        self.dgamma = dgamma
        self.dbeta = dbeta
        return dx


# %% {"right": "prints, methods of its own, forward keeps x alone"}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.hyper = {"momentum": momentum, "eps": eps}
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def remember(self, x):
        print("a batch of", len(x))
        self.x = np.array(x)
        rate = 1 - self.hyper["momentum"]
        self.running_mean = self.running_mean + rate * (x.mean(axis=0) - self.running_mean)
        self.running_var = self.running_var + rate * (x.var(axis=0) - self.running_var)

    def forward(self, x, train):
        if train:
            self.remember(x)
            return batchnorm_train(x, self.gamma, self.beta, self.hyper["eps"])[0]
        spread = np.sqrt(self.running_var + self.hyper["eps"])
        return (x - self.running_mean) / spread * self.gamma + self.beta

    def backward(self, dout):
        _, cache = batchnorm_train(self.x, self.gamma, self.beta, self.hyper["eps"])
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, cache)
        return dx


# %% {"slip": "batch statistics at test time", "says": "With train false your layer used the statistics of the rows that it was given. At test time use self.running_mean and self.running_var."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_train(x, self.gamma, self.beta, self.eps)[0]
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "momentum swapped", "says": "The shares of the running statistics are swapped: momentum is the share of the old value, 1 - momentum that of the batch."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), 1 - self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), 1 - self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "last-batch statistics", "says": "Your running statistics are those of the last batch. They should be averages that take in each batch by a small share, 1 - momentum."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = x.mean(axis=0)
        self.running_var = x.var(axis=0)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "unbiased running variance", "says": "Your running variance takes in the batch variance divided by N - 1, as PyTorch's does. In this course a variance divides by N, the running one included."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(
            self.running_var, x.var(axis=0) * len(x) / max(len(x) - 1, 1), self.momentum
        )
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "no eps at test time", "says": "At test time your layer divides by the root of running_var alone. Add eps under the root, as in training."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, 0.0
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "the default eps for every layer", "says": "This is what eps = 1e-5 gives. This layer was made with another eps: keep the argument in self."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, 1e-5
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "the default momentum for every layer", "says": "This is what momentum = 0.9 gives. This layer was made with another momentum: keep the argument in self."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = 0.9, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "gamma and beta ignored at test time", "says": "With train false your layer gives the normalised x, without its gamma and beta. They count at test time as in training."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return (x - self.running_mean) / np.sqrt(self.running_var + self.eps)
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "gamma and beta ignored in training", "says": "In training your layer used gamma 1 and beta 0, not its own self.gamma and self.beta."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, np.ones(x.shape[1]), np.zeros(x.shape[1]), self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "statistics updated at test time", "says": "A call with train false changed the running statistics. Only training may change them: return before you update."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "running statistics used in training", "says": "In training your layer normalised by its running statistics. Training uses those of the batch; the running ones are only noted."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return batchnorm_test(
            x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
        )

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "running standard deviation", "says": "Your running_var averages the standard deviation. It should average the variance, the square of that."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.std(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "running variance starts at 0", "says": "running_var starts at 0 in your layer. It starts at 1."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.zeros(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "the running variance is never updated", "says": "running_var stays 1 in your layer. Every training batch must update both statistics, the mean and the variance."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "the running mean is never updated", "says": "running_mean stays 0 in your layer. Every training batch must update both statistics, the mean and the variance."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "the running variance is that around the running mean", "says": "Your batch variance is taken around the running mean. Take it around the mean of the batch itself, as np.var does."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(
            self.running_var, np.mean((x - self.running_mean) ** 2, axis=0), self.momentum
        )
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "gradients add up over the batches", "says": "dgamma and dbeta add up from batch to batch in your layer. Each call of backward leaves the gradients of its own batch."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, dgamma, dbeta = batchnorm_backward(dout, self.cache)
        self.dgamma = getattr(self, "dgamma", 0) + dgamma
        self.dbeta = getattr(self, "dbeta", 0) + dbeta
        return dx


# %% {"slip": "dgamma and dbeta swapped", "says": "self.dgamma and self.dbeta are swapped: batchnorm_backward returns dx, dgamma, dbeta, in this order."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dbeta, self.dgamma = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "train turned round", "says": "True and False are turned round in your layer: with train true it must use the batch, with train false the running statistics."}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "one set of statistics for all layers", "says": "Your layers share their statistics: they belong to the class. Make them in __init__, with self, so that every layer has its own."}
class BatchNorm:
    statistics = {}

    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.statistics["mean"], self.statistics["var"] = np.zeros(dim), np.ones(dim)

    running_mean = property(lambda self: self.statistics["mean"])
    running_var = property(lambda self: self.statistics["var"])

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.statistics["mean"] = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.statistics["var"] = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "forward returns the cache as well"}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out, self.cache

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "backward returns all three"}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx, self.dgamma, self.dbeta


# %% {"slip": "backward keeps no gradients"}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        self.running_mean, self.running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, dgamma, dbeta = batchnorm_backward(dout, self.cache)
        return dx


# %% {"slip": "forgot self"}
class BatchNorm:
    def __init__(self, dim, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(dim), np.zeros(dim)
        running_mean, running_var = np.zeros(dim), np.ones(dim)

    def forward(self, x, train):
        if not train:
            return batchnorm_test(
                x, self.gamma, self.beta, self.running_mean, self.running_var, self.eps
            )
        out, self.cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        self.running_mean = update_running(self.running_mean, x.mean(axis=0), self.momentum)
        self.running_var = update_running(self.running_var, x.var(axis=0), self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
        return dx
