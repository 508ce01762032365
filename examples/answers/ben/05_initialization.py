# %% constant_init
def constant_init(n_in, n_out, value=0.0):
    return [[value] * n_out for _ in range(n_in)]

# %% distinct_columns
def distinct_columns(W, tol=1e-9):
    # a column counts if no column to its left is the same
    columns = W.T.tolist()

    def same(p, q):
        return all(abs(a - b) <= tol for a, b in zip(p, q))

    return sum(not any(same(c, d) for d in columns[:i]) for i, c in enumerate(columns))

# %% predict_equal_units
predict_equal_units = "d"

# %% small_random_init
def small_random_init(n_in, n_out, rng, scale=0.01):
    return rng.normal(0, scale, size=(n_in, n_out))

# %% forward_activations
from itertools import accumulate


def forward_activations(X, weights, activation):
    everything = accumulate(weights, lambda H, W: activation(np.dot(H, W)), initial=X)
    return tuple(everything)[1:]

# %% layer_statistics
def layer_statistics(Hs):
    rows = []
    for H in Hs:
        flat = np.asarray(H, dtype=np.float64).ravel()
        mean = sum(flat) / flat.size
        rows.append((mean, (sum((flat - mean) ** 2) / flat.size) ** 0.5))
    return rows

# %% predict_small_weights
predict_small_weights = "d"

# %% backward_gradients
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    if len(Hs) == 1:
        return [dH]
    below = np.einsum("nm,dm->nd", dH * activation_grad_from_output(Hs[-1]), weights[-1])
    return [*backward_gradients(Hs[:-1], weights[:-1], below, activation_grad_from_output), dH]

# %% predict_large_weights
predict_large_weights = "d"

# %% output_std
def output_std(n_in, weight_std, input_std):
    variance = sum(weight_std**2 * input_std**2 for _ in range(n_in))
    return variance**0.5

# %% xavier_init
def xavier_init(n_in, n_out, rng):
    return rng.standard_normal((n_in, n_out), dtype=np.float32) * np.float32(n_in**-0.5)

# %% he_init
def he_init(n_in, n_out, rng):
    columns = [rng.normal(scale=(2 / n_in) ** 0.5, size=n_in) for _ in range(n_out)]
    return np.column_stack(columns)

# %% init_for
def init_for(activation_name, n_in, n_out, rng):
    match activation_name:
        case "tanh":
            rule = xavier_init
        case "relu":
            rule = he_init
        case other:
            raise ValueError(other)
    return rule(n_in, n_out, rng)

# %% predict_thirty_layers
predict_thirty_layers = "c"

# %% explain_first_weights [markdown]
# Not a bug: √256 · 0.02 = 0.32 per layer (≈ 0.23 with ReLU), 0.23⁴⁰ ≈ 10⁻²⁶. Signal **and** gradient vanish.
#
# Check: `[H.std() for H in Hs]` before training.
#
# Change: std = √(2/256) ≈ 0.088 (He).
