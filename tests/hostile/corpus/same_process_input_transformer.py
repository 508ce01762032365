# threat: an input transformer turns every later cell into nothing
# stock: cheats
# outcome: no points
# neighbour: spoiled by the student's own patches
# %% relu
def relu(x):
    return x


get_ipython().input_transformers_cleanup.append(lambda lines: ["pass\n"])
import ast


class Nothing(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()


get_ipython().ast_transformers.append(Nothing())
# %% after saturated_fraction
get_ipython().input_transformers_cleanup.clear()
