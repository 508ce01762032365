# threat: NaN, -1 and a text as partial points
# stock: cheats
# outcome: no points
# %% relu
class Points(float):
    def __eq__(self, other):
        return float("nan")

    def __hash__(self):
        return 0


def relu(x):
    return Points("nan")


# %% test_relu_points
float("nan")
