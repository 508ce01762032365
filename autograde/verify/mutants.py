"""Small changes of the reference answer, each of which a test should notice.

The operators are those of the field (DeMillo, Lipton and Sayward, 1978), and some for NumPy: an
axis, a reduction, a transpose. (cosmic-ray and mutmut have the former alone, for whole programs.)
Which changes make no difference stands in ``equivalent.toml``.
"""

import ast
import copy
import difflib
from collections.abc import Iterator

from autograde.verify.candidates import Candidate, Sort
from autograde.verify.reference import Reference

ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
PAIRS = (
    ("sum", "mean"),
    ("max", "min"),
    ("maximum", "minimum"),
    ("all", "any"),
    ("std", "var"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("floor", "ceil"),
    ("log", "log10"),
    ("argmax", "argmin"),
)
OTHER = {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}
"""Functions of which one is written for the other."""
LEFT_OUT = {"abs", "sqrt", "square", "exp", "sort", "cumsum"}
"""Functions that are forgotten: their argument stands in their place."""
GUARDS = {"strict"}
"""Keywords that only guard against what a test doesn't do."""
SWAPPED = {"where": (1, 2)}
"""Functions with two arguments that are confused."""


def mutants_of(reference: Reference) -> Iterator[Candidate]:
    """All mutants of a reference, each named by the line that is changed and what it becomes."""
    tree = ast.parse(reference.own)
    _drop_words(tree)
    original = ast.unparse(tree)
    names: dict[str, int] = {}
    for mutant in _mutants(tree):
        text = ast.unparse(mutant)
        if text == original:
            continue
        name = _change(original, text)
        names[name] = names.get(name, 0) + 1
        if names[name] > 1:
            name = f"{name} ({names[name]})"
        yield Candidate(Sort.MUTANT, name, reference.with_own(text), generated=True)


def _mutants(tree: ast.Module) -> Iterator[ast.Module]:
    """The tree with each of its nodes replaced in each possible way, one at a time."""
    for place, node in enumerate(ast.walk(tree)):
        for other in _others(node):
            mutant = copy.deepcopy(tree)
            target = next(n for i, n in enumerate(ast.walk(mutant)) if i == place)
            _Replace(target, other).visit(mutant)
            yield ast.fix_missing_locations(mutant)


class _Replace(ast.NodeTransformer):
    """Puts another node in the place of one, or none."""

    def __init__(self, target: ast.AST, other: ast.AST | None) -> None:
        self.target = target
        self.other = other

    def visit(self, node: ast.AST) -> ast.AST | None:
        """The other node for the one that is looked for."""
        return self.other if node is self.target else super().generic_visit(node)


def _others(node: ast.AST) -> Iterator[ast.AST | None]:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
            yield ast.BinOp(left, ARITHMETIC[type(op)](), right)
        case ast.AugAssign(target=target, op=op, value=value) if type(op) in ARITHMETIC:
            yield ast.AugAssign(target, ARITHMETIC[type(op)](), value)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            for other in COMPARISONS.get(type(op), ()):
                yield ast.Compare(left, [other()], [right])
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Constant(value=value):
            yield from (ast.Constant(other) for other in _other_constants(value))
        case ast.Attribute(value=value, attr="T"):
            yield value
        case ast.Return(value=ast.Tuple(elts=[first, second, *rest])):
            yield ast.Return(ast.Tuple([second, first, *rest], ast.Load()))
        case ast.Raise() | ast.Expr() | ast.AugAssign():
            yield ast.Pass()
        case ast.Call():
            yield from _other_calls(node)


def _other_constants(value: object) -> Iterator[bool | int | float]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
        if value > 1:
            yield value - 1
    elif isinstance(value, float):
        yield 2 * value if value else 1.0


def _other_calls(call: ast.Call) -> Iterator[ast.AST]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name in OTHER:
        yield ast.Call(_renamed(call.func, OTHER[name]), call.args, call.keywords)
    if name in LEFT_OUT and call.args:
        yield call.args[0]
    if name in SWAPPED and len(call.args) > max(SWAPPED[name]):
        args = list(call.args)
        one, other = SWAPPED[name]
        args[one], args[other] = args[other], args[one]
        yield ast.Call(call.func, args, call.keywords)
    for keyword in call.keywords:
        kept = [other for other in call.keywords if other is not keyword]
        yield ast.Call(call.func, call.args, kept)


def _renamed(function: ast.expr, name: str) -> ast.expr:
    if isinstance(function, ast.Attribute):
        return ast.Attribute(function.value, name, ast.Load())
    return ast.Name(name, ast.Load())


def _drop_words(tree: ast.Module) -> None:
    """Take out what makes no difference: docstrings, annotations, guards."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.Call):
            node.keywords = [keyword for keyword in node.keywords if keyword.arg not in GUARDS]


def _change(original: str, text: str) -> str:
    """The lines that differ: before, and after."""
    before, after = [], []
    for line in difflib.ndiff(original.split("\n"), text.split("\n")):
        if line.startswith("- "):
            before.append(line[2:].strip())
        elif line.startswith("+ "):
            after.append(line[2:].strip())
    return f"{' '.join(before)} -> {' '.join(after)}"
