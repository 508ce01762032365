# %% batchnorm_train
# the cache is the function that will be asked for the gradients
def batchnorm_train(x, gamma, beta, eps=1e-5):
    n = len(x)
    c = x - sum(x) / n
    s = np.hypot(np.sqrt(np.einsum("nd,nd->d", c, c) / n), eps**0.5)

    def backward(dout):
        g = np.asarray(dout, dtype=np.float64)
        dgamma, dbeta = np.einsum("nd,nd->d", g, c / s), np.ones(n) @ g
        # six steps, from the last to the second
        dx_hat = g * gamma
        ds = -np.einsum("nd,nd->d", dx_hat, c) / s**2
        dc = dx_hat / s + (ds / (2 * s)) * 2 * c / n
        return [dc - sum(dc) / n, dgamma, dbeta]

    return [c / s * gamma + beta, backward]

# %% identity_parameters
def identity_parameters(x, eps=1e-5):
    columns = np.asarray(x, dtype=float).T.tolist()
    means = [sum(column) / len(column) for column in columns]
    variances = [sum((v - m) ** 2 for v in c) / len(c) for c, m in zip(columns, means)]
    return [(v + eps) ** 0.5 for v in variances], means

# %% batchnorm_backward
def batchnorm_backward(dout, cache):
    return cache(dout)

# %% update_running
def update_running(running, batch_value, momentum=0.9):
    return np.average([running, batch_value], axis=0, weights=[momentum, 1 - momentum])

# %% batchnorm_test
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    slope = gamma * (running_var + eps) ** -0.5
    return [row * slope + (beta - running_mean * slope) for row in x]

# %% BatchNorm
from dataclasses import dataclass


@dataclass
class BatchNorm:
    dim: int
    momentum: float = 0.9
    eps: float = 1e-5

    def __post_init__(self):
        self.gamma, self.running_var = np.ones(self.dim), np.ones(self.dim)
        self.beta, self.running_mean = np.zeros(self.dim), np.zeros(self.dim)
        print("a layer of", self.dim, "columns")

    def forward(self, x, train):
        if train:
            mean = sum(x) / len(x)
            self.running_mean = self._mixed(self.running_mean, mean)
            self.running_var = self._mixed(self.running_var, sum((x - mean) ** 2) / len(x))
            out, self.ask = batchnorm_train(x, self.gamma, self.beta, self.eps)
            return out
        statistics = self.running_mean, self.running_var
        return np.array(batchnorm_test(x, self.gamma, self.beta, *statistics, eps=self.eps))

    def _mixed(self, old, new):
        return update_running(old, new, self.momentum)

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = self.ask(dout)
        return dx

# %% predict_deep_sigmoid
predict_deep_sigmoid = "D"

# %% predict_ten_times
predict_ten_times = "c"

# %% predict_batch_of_one
predict_batch_of_one = "b"

# %% explain_one_photo [markdown]
# Batch statistics at test time! One photo minus its own mean is 0 everywhere, so every photo gives the same numbers. Check: send one photo
# twice, once alone and once with friends. Cure: model.eval(), the running mean and variance.
