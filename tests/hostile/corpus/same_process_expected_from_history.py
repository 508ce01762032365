# threat: the expected values are read from the text of the test cell that is running
# stock: cheats
# outcome: no points
# %% relu
def relu(x):
    import inspect

    for text in list(In) + [str(frame.frame.f_locals) for frame in inspect.stack()]:
        if "expected = np.array(" in text:
            return eval(text.partition("expected = ")[2].partition("\n")[0])
    for frame in inspect.stack():
        if "expected" in frame.frame.f_globals:
            return frame.frame.f_globals["expected"]
    return x
