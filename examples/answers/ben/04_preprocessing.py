# %% feature_means
def feature_means(X):
    total = [0.0] * X.shape[1]
    for row in X:
        total = [t + float(x) for t, x in zip(total, row)]
    return [t / len(X) for t in total]

# %% channel_means
def channel_means(images):
    red, green, blue = (images[..., c].mean() for c in range(3))
    return np.array([red, green, blue])

# %% center
def center(X, mean):
    return np.subtract(X, mean, dtype=np.float32)

# %% fit_standardizer
import statistics


def fit_standardizer(X_train):
    columns = X_train.T.tolist()
    return (
        np.array([statistics.fmean(c) for c in columns]),
        np.array([statistics.pstdev(c) for c in columns]),
    )

# %% standardize
def standardize(X, mean, std):
    Z = np.zeros(X.shape)
    np.divide(X - mean, std, out=Z, where=std > 1e-10)
    return Z

# %% minmax_scale
def minmax_scale(X_train, X):
    low = X_train.min(axis=0).astype("float64")
    high = X_train.max(axis=0).astype("float64")
    middle, half = (low + high) / 2, (high - low) / 2
    half[half == 0] = np.inf  # something / inf = 0
    return (X - middle) / half

# %% covariance
def covariance(X):
    # one feature: np.cov returns a single number
    return np.atleast_2d(np.cov(X.T, bias=True))

# %% principal_components
def principal_components(X):
    # the singular values of a covariance are its eigenvalues, and already sorted
    U, S, _ = np.linalg.svd(covariance(X))
    return [U, S]

# %% project
def project(X, mean, U, k):
    directions = U.T[:k]
    return [[np.dot(x - mean, u) for u in directions] for x in X]

# %% reconstruct
def reconstruct(Z, mean, U):
    rows = np.tile(np.asarray(mean, dtype=float), (len(Z), 1))
    for z, u in zip(np.transpose(Z), np.transpose(U)):
        rows += np.outer(z, u)
    return rows

# %% whiten
def whiten(Z, S, eps=1e-5):
    scale = np.diag((S[: np.shape(Z)[1]] + eps) ** -0.5)
    return Z @ scale

# %% variance_kept
def variance_kept(S, k):
    lost = S[k:].sum()
    return 1 - lost / S.sum() if any(S) else 1

# %% components_needed
def components_needed(S, fraction):
    goal = fraction * sum(S)
    so_far = 0
    for k, variance in enumerate(S, start=1):
        so_far += variance
        if so_far >= goal:
            return k
    return len(S)

# %% predict_components
predict_components = "d"

# %% predict_whitened_noise
predict_whitened_noise = 'd'

# %% preprocess_split
def preprocess_split(X, train, test):
    known = X[train]
    statistics_of_known = fit_standardizer(known)
    return [standardize(part, *statistics_of_known) for part in (known, X[test])]

# %% predict_leakage
predict_leakage = "d"

# %% explain_whitening [markdown]
# 1. Most directions: variance ≈ 0, mostly noise. Divided by √(S + 1e-12) ≈ √S it is blown up to variance 1 → snow.
# 2. Help: bigger eps; keep only the first k directions.
# 3. Statistics from all pictures = leak. Small effect with so many pictures, but wrong: fit on train only.
