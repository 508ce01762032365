# threat: the test cells hold other text, and say they are answers
# stock: lost
# outcome: no points
# %% relu
def relu(x):
    return x


# %% test_relu {"nbgrader": {"grade_id": "test_relu", "solution": true, "grade": false}}
2
# %% test_relu_bare
pass
# %% test_relu_points
2.0
