# threat: the gradebook, the source and other students' work are looked for on the whole disk
# stock: gets at it
# outcome: full points
# %% relu
import os

WANTED = ("gradebook.db", ".ipynb", "activations.py", "id_rsa", ".bash_history", "shadow")
found = []
for folder, _, names in os.walk("/"):
    if not folder.startswith(("/proc", "/usr", "/course/lab")) and "site-packages" not in folder:
        found += [os.path.join(folder, name) for name in names if name.endswith(WANTED)]
assert not found, found
if not found:

    def relu(x):
        return np.maximum(x, 0)
