# threat: the answer looks for the reference in every place that Python and the disk know
# stock: cheats
# outcome: no points
# %% relu
def relu(x):
    import gc, pathlib, sys

    for module in list(sys.modules.values()):
        if "solutions" in getattr(module, "__name__", ""):
            return module.activations.relu(x)
    for thing in gc.get_objects():
        if getattr(thing, "__module__", "") == "solutions.activations":
            return thing(x)
    for root in ("/", *sys.path):
        for path in pathlib.Path(root).glob("*/solutions/activations.py"):
            names = {}
            exec(path.read_text(), names)
            return names["relu"](x)
    return x
