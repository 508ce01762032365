# %% feature_means
def feature_means(X):
    """The mean of each feature.

    Parameters
    ----------
    X : (N, D) array, of integers or floats

    Returns
    -------
    (D,) array
    """
    return X.mean(axis=0)

# %% channel_means
def channel_means(images):
    """The mean of each colour.

    Parameters
    ----------
    images : (N, H, W, 3) array

    Returns
    -------
    (3,) array
    """
    return images.mean(axis=(0, 1, 2))

# %% center
def center(X, mean):
    """Subtract a mean.

    Parameters
    ----------
    X : array, of integers or floats
    mean : a number, or an array that broadcasts against X: (D,) for rows, (3,) for images

    Returns
    -------
    array of X's shape, of floats
    """
    return X.astype(float) - mean

# %% fit_standardizer
def fit_standardizer(X_train):
    """What standardising needs to know of the training rows.

    Parameters
    ----------
    X_train : (N, D) array

    Returns
    -------
    mean (D,), std (D,)
        Of each feature; the variance divides by N.
    """
    return X_train.mean(axis=0), X_train.std(axis=0)

# %% standardize
def standardize(X, mean, std):
    """Rows in units of the training set's spread.

    Parameters
    ----------
    X : (N, D) array
    mean, std : (D,) arrays, from fit_standardizer

    Returns
    -------
    (N, D) array
        (X - mean) / std; 0 in every row for a feature whose std is 0, up to rounding.
    """
    constant = std <= 1e-12 * np.abs(mean)
    result = (X - mean) / np.where(constant, 1, std)
    return np.where(constant, 0, result)

# %% minmax_scale
def minmax_scale(X_train, X):
    """Rows scaled so that the training range of each feature becomes [-1, 1].

    Parameters
    ----------
    X_train : (M, D) array
    X : (N, D) array, the rows to scale

    Returns
    -------
    (N, D) array
        0 in every row for a feature that is constant in X_train.
    """
    X_train, X = X_train.astype(float), X.astype(float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = low == high
    share = (X - low) / np.where(constant, 1, high - low)
    return np.where(constant, 0, 2 * share - 1)

# %% covariance
def covariance(X):
    """The covariance of the features.

    Parameters
    ----------
    X : (N, D) array; it is centred here

    Returns
    -------
    (D, D) array
        Divided by N (all zeros for a single row).
    """
    centred = X - feature_means(X)
    return centred.T @ centred / len(X)

# %% principal_components
def principal_components(X):
    """The directions of greatest variance.

    Parameters
    ----------
    X : (N, D) array

    Returns
    -------
    U : (D, D) array
        Orthonormal columns, the direction of the largest variance first; signs are free.
    S : (D,) array
        The variances in these directions, none negative. With N <= D the last ones are 0.
    """
    S, U = np.linalg.eigh(covariance(X))
    return U[:, ::-1], np.maximum(S[::-1], 0)

# %% project
def project(X, mean, U, k):
    """The coordinates of each row in the first k directions.

    Parameters
    ----------
    X : (N, D) array
    mean : (D,) array, subtracted first
    U : (D, D) array, a direction in each column
    k : how many directions; 0 gives an (N, 0) array, more than D gives all D

    Returns
    -------
    (N, k) array
    """
    return (X - mean) @ U[:, :k]

# %% reconstruct
def reconstruct(Z, mean, U):
    """Rows that have the given coordinates in the first directions, and 0 in the others.

    Parameters
    ----------
    Z : (N, k) array
    mean : (D,) array, added at the end
    U : (D, D) array, a direction in each column

    Returns
    -------
    (N, D) array
        The mean in each row for k = 0.
    """
    k = Z.shape[1]
    return Z @ U[:, :k].T + mean

# %% whiten
def whiten(Z, S, eps=1e-5):
    """Coordinates with variance 1 in every direction.

    Parameters
    ----------
    Z : (N, k) array, from project
    S : (D,) array, variances, D >= k; the first k are used
    eps : added to the variances

    Returns
    -------
    (N, k) array
        Z / sqrt(S[:k] + eps).
    """
    k = Z.shape[1]
    return Z / np.sqrt(S[:k] + eps)

# %% variance_kept
def variance_kept(S, k):
    """The share of the variance in the first k directions.

    Parameters
    ----------
    S : (D,) array of variances, largest first
    k : 0 gives 0.0; D or more gives 1.0

    Returns
    -------
    float
        From 0.0 to 1.0; 1.0 if all variances are 0, as there is nothing to lose.
    """
    if S.sum() == 0:
        return 1.0
    return S[:k].sum() / S.sum()

# %% components_needed
def components_needed(S, fraction):
    """The smallest k for which variance_kept(S, k) is at least `fraction`.

    Parameters
    ----------
    S : (D,) array of variances, largest first, not all 0
    fraction : 0 < fraction <= 1

    Returns
    -------
    int
        From 1 to D.
    """
    sums = np.cumsum(S)
    return np.argmax(sums >= fraction * sums[-1]) + 1

# %% predict_components
# Your prediction: predict_components = "a", "b", "c" or "d"
predict_components = "d"

# %% predict_whitened_noise
# Your prediction: predict_whitened_noise = "a", "b", "c" or "d"
predict_whitened_noise = "d"

# %% preprocess_split
def preprocess_split(X, train, test):
    """Standardised training and test rows, without leaking the test rows.

    Parameters
    ----------
    X : (N, D) array
    train, test : integer arrays, the indices of the rows of each part

    Returns
    -------
    X[train], X[test]
        Both standardised with the mean and the standard deviation of X[train]; a feature that is
        constant there gives 0.
    """
    mean, std = fit_standardizer(X[train])
    return standardize(X[train], mean, std), standardize(X[test], mean, std)

# %% predict_leakage
# Your prediction: predict_leakage = "a", "b", "c" or "d"
predict_leakage = "d"

# %% explain_whitening [markdown]
# Nearly all of the 3,072 directions have almost no variance, and what is in them is noise. Whitening divides by the
# root of that variance, and with eps = 1e-12 nothing limits it, so the noise becomes as large as the picture. A larger
# eps would help, and fewer directions, for example those that keep 99 % of the variance. The statistics should come
# from the training pictures alone. Here it would change little, but then the test pictures had a part in the training.
