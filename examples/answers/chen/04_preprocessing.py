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
    # YOUR CODE HERE
    return np.sum(X, axis=0) / X.shape[0]

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
    # YOUR CODE HERE
    return images.reshape(-1, 3).mean(axis=0)

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
    # YOUR CODE HERE
    return np.array(X, dtype=float) - np.array(mean, dtype=float)

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
    # YOUR CODE HERE
    mean = feature_means(X_train)
    return mean, np.sqrt(feature_means((X_train - mean) ** 2))

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
    # YOUR CODE HERE
    useful = std > 1e-12 * np.abs(mean)
    result = np.zeros(X.shape)
    result[:, useful] = (X[:, useful] - mean[useful]) / std[useful]
    return result

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
    # YOUR CODE HERE
    low = np.min(X_train, axis=0).astype(float)
    width = np.max(X_train, axis=0) - low
    result = 2 * (X - low) / np.maximum(width, 1e-300) - 1
    result[:, width == 0] = 0
    return result

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
    # YOUR CODE HERE
    C = center(X, feature_means(X))
    return np.dot(C.T, C) / X.shape[0]
