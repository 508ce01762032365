# %% predict_best_of_forty
predict_best_of_forty = "C"

# %% build_and_train
class Net:
    def __init__(self, sizes, rng):
        self.W = [rng.normal(0, (2 / n) ** 0.5, (n, m)).astype("f") for n, m in zip(sizes, sizes[1:])]
        self.b = [np.zeros(m, "f") for m in sizes[1:]]

    def fit_scale(self, X):
        self.mu, self.sigma = X.mean(0), X.std(0) + 1e-3

    def forward(self, images):
        hs = [(images.reshape(len(images), -1).astype("f") / 255 - self.mu) / self.sigma]
        for W, b in zip(self.W[:-1], self.b[:-1]):
            hs.append(np.maximum(hs[-1] @ W + b, 0))
        return hs, hs[-1] @ self.W[-1] + self.b[-1]

    def step(self, images, y, lr):
        hs, s = self.forward(images)
        p = np.exp(s - s.max(1)[:, None])
        d = p / p.sum(1)[:, None]
        d[range(len(y)), y] -= 1
        d /= len(y)
        for k in reversed(range(len(self.W))):
            below = (d @ self.W[k].T) * (hs[k] > 0)
            self.W[k] -= lr * hs[k].T @ d
            self.b[k] -= lr * d.sum(0)
            d = below

    def __call__(self, images):
        return [int(k) for k in self.forward(images)[1].argmax(1)]


def build_and_train(X_train, y_train, X_val, y_val, rng):
    net = Net([3072, 100, 10], rng)
    net.fit_scale(X_train.reshape(len(X_train), -1).astype("f") / 255)
    for epoch in range(10):
        for rows in np.array_split(rng.permutation(len(X_train)), len(X_train) // 100):
            net.step(X_train[rows], y_train[rows], 0.05)
    return net

# %% explain_design [markdown]
# 3072-100-10, standardised pixels, He, plain SGD at 0.05. Standardising: 62 -> 66 %. He instead of 0.01: 64 -> 66 %, might be chance, I
# ran it once. More epochs did not help, it already knows the training images by heart.
