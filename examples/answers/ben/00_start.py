# %% relative_error
def relative_error(a, b):
    worst = 0.0
    for p, q in zip(np.ravel(a), np.ravel(b)):
        worst = max(worst, abs(p - q) / max(1e-8, abs(p) + abs(q)))
    return worst

# %%
# quick look before I run the test
print(relative_error([1, 2, 3], [1, 2, 4]))
print(relative_error(0.1 + 0.2, 0.3))

# %% numerical_gradient
def numerical_gradient(f, x, h=1e-5):
    shape = np.shape(x)
    flat = np.asarray(x, dtype=float).reshape(-1)

    def shifted(i, step):
        moved = flat.copy()
        moved[i] += step
        return f(moved.reshape(shape))

    slopes = [(shifted(i, h) - shifted(i, -h)) / (2 * h) for i in range(flat.size)]
    return np.reshape(slopes, shape).tolist()

# %% predict_step_size
predict_step_size = "D"

# %% explain_step_size [markdown]
# Rounding! Floats have ~16 significant digits.
#
# - f(x+h) - f(x-h) is about 2e-12 · f'(x), but each of the two values carries a rounding error of about 1e-16
# - so the quotient is off by about 1e-16 / 1e-12 = 1e-4: exactly your fourth digit
#
# Use h = 1e-5.
