# %% predict_best_of_forty
predict_best_of_forty = "a"

# %% build_and_train
def build_and_train(X_train, y_train, X_val, y_val, rng):
    # YOUR CODE HERE
    X = X_train.reshape(len(X_train), -1) / 255 - 0.5
    W = np.zeros((3072, 10))
    for epoch in range(3):
        for i in range(0, len(X), 100):
            s = X[i:i+100] @ W
            p = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
            W -= 0.01 * X[i:i+100].T @ (p - np.eye(10)[y_train[i:i+100]]) / 100
    def predict(images):
        return (images.reshape(len(images), -1) / 255 - 0.5) @ W
    return predict

# %% explain_design [markdown]
# I took a linear classifier because it is fast.
