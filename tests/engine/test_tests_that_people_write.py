"""Test cells as they are written for a plain kernel, run unchanged beside the student's objects."""

import pytest

from autograde.verdicts import Status
from tests.engine.conftest import Judge, Run, answer, check, code

BATCH_NORM = '''
class BatchNorm:
    """Normalises."""
    def __init__(self, dim, momentum=0.9):
        self.gamma, self.dim, self.calls = np.ones(dim), dim, 0
        self.log = {"steps": []}
    def forward(self, x, train=True):
        self.calls += 1
        self.cache = Cache(x)
        return self.gamma * x
    def __len__(self):
        return self.dim
    def __getitem__(self, key):
        return self.gamma[key]
    def __iter__(self):
        return iter([1, 2, 3])
    def __contains__(self, value):
        return value == 7
    def __eq__(self, other):
        return isinstance(other, BatchNorm) and other.dim == self.dim
    def __add__(self, other):
        return BatchNorm(self.dim + other.dim)
class Cache:
    def __init__(self, x):
        self.x = x
def backward(dout, cache):
    return dout * cache.x
'''

PASS = {
    "keyword arguments": (
        "def f(x, *, slope=0.1, name='a'): return [x * slope, name]",
        "assert f(2.0, slope=0.5) == [1.0, 'a']\nassert f(x=1.0, name='b') == [0.1, 'b']",
    ),
    "values of every kind": (
        "def f(x): return x",
        """
for value in (None, True, 3, 2**100, 1.5, 2j, "text", b"bytes", [1, (2, {"a": [None]})], {1, 2},
              np.float32(1.5), np.bool_(True), slice(1, 2), range(3), np.dtype("f4")):
    came = f(value)
    assert type(came) is type(value) and came == value, value
for array in (np.arange(6.0).reshape(2, 3)[:, ::2], np.array(3), np.zeros((0, 2), dtype=int)):
    came = f(array)
    assert came.dtype == array.dtype and came.shape == array.shape
    np.testing.assert_array_equal(came, array)
""",
    ),
    "numpy functions and types as arguments": (
        "def f(g, x, dtype): return g(np.asarray(x, dtype))",
        "assert f(np.tanh, 0, np.float32).dtype == np.float32\nassert f(max, [1, 2], int) == 2",
    ),
    "a generator, from which both sides go on drawing": (
        "def f(rng, n): return rng.normal(size=n)",
        """
rng, twin = np.random.default_rng(3), np.random.default_rng(3)
assert np.array_equal(f(rng, 5), twin.normal(size=5))
assert rng.normal() == twin.normal()
assert np.array_equal(f(rng, n=2), twin.normal(size=2))
assert rng.integers(100) == twin.integers(100)
""",
    ),
    "a callback that draws, counts and calls back": (
        "def f(objective, n):\n"
        "    return max((objective({'lr': 10.0 ** -i}), i) for i in range(n))\n"
        "def g(x): return x + 1",
        """
seen = []
def objective(params):
    seen.append(params)
    return g(-params["lr"])
assert f(objective, 3) == (0.99, 2)
assert seen == [{"lr": 1.0}, {"lr": 0.1}, {"lr": 0.01}]
assert f(lambda params: np.float64(params["lr"]), n=2)[0] == 1.0
""",
    ),
    "an instance with attributes and methods": (
        BATCH_NORM,
        """
bn = BatchNorm(3, momentum=0.5)
assert isinstance(bn, BatchNorm) and not isinstance(3, BatchNorm)
assert bn.gamma.shape == (3,) and bn.calls == 0
bn.gamma = np.array([1.0, 2.0, 3.0])
assert np.array_equal(bn.forward(np.ones(3), train=False), [1.0, 2.0, 3.0])
assert bn.calls == 1 and hasattr(bn, "cache") and not hasattr(bn, "beta")
assert getattr(bn, "beta", 5) == 5
del bn.calls
assert not hasattr(bn, "calls")
assert bn.log["steps"] == [] and bn.__doc__ == "Normalises."
""",
    ),
    "an instance with operators": (
        BATCH_NORM,
        """
bn = BatchNorm(2)
assert len(bn) == 2 and bn[0] == 1.0 and list(bn[:]) == [1.0, 1.0]
assert list(bn) == [1, 2, 3] and 7 in bn and 8 not in bn
assert bn == BatchNorm(2) and bn != BatchNorm(3) and (bn + bn).dim == 4
""",
    ),
    "a cache that can't go over": (
        BATCH_NORM,
        """
bn = BatchNorm(2)
bn.forward(np.array([3.0, 4.0]))
assert np.array_equal(backward(2.0, bn.cache), [6.0, 8.0])
""",
    ),
    "a cache of values and objects": (
        "def forward(x): return x + 1, (x, {'f': lambda y: y * 2})\n"
        "def backward(d, cache): return cache[1]['f'](d) + cache[0]",
        "out, cache = forward(np.ones(2))\nassert np.array_equal(backward(3.0, cache), [7.0, 7.0])",
    ),
    "a function that is deleted, and put back": (
        "def square(x): return x * x\ndef f(x): return square(x) + 1",
        """
original = square
del square
try:
    f(2)
except NameError:
    pass
else:
    raise AssertionError("f doesn't use square")
finally:
    square = original
assert f(2) == 5 and square(3) == 9
""",
    ),
    "a function that is replaced by one of the test's": (
        "def square(x): return x * x\ndef f(x): return square(x) + 1",
        """
original, calls = square, []
def spy(x):
    calls.append(x)
    return 10
square = spy
assert f(2) == 11 and calls == [2]
square = original
assert f(2) == 5
""",
    ),
    "printed output": (
        "import sys\ndef f(): print('hello'); print('oops', file=sys.stderr)",
        """
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()) as out:
    f()
assert out.getvalue() == "hello\\n"
""",
    ),
    "an error of the student's": (
        "class Odd(ValueError): pass\ndef f(x):\n    if x: raise Odd('no odd ' + str(x))\n"
        "    raise NotImplementedError",
        """
try:
    f(1)
except ValueError as error:
    assert str(error) == "no odd 1" and type(error).__name__ == "Odd" and error.line == 3
else:
    raise AssertionError
try:
    f(0)
except NotImplementedError:
    pass
""",
    ),
    "errors by type": (
        "def f(kind):\n    if kind == 'linalg': np.linalg.inv(np.zeros((2, 2)))\n"
        "    if kind == 'zero': return 1 // 0\n"
        "    return {}[1] if kind == 'key' else 1 + 'a'",
        """
for kind, error in [("key", KeyError), ("type", TypeError), ("zero", ZeroDivisionError),
                    ("linalg", np.linalg.LinAlgError)]:
    try:
        f(kind)
    except error:
        continue
    raise AssertionError(kind)
""",
    ),
    "an error of a callback, let through": (
        "def f(g): return g()",
        """
class Mine(Exception): pass
def g(): raise Mine("here")
try:
    f(g)
except Mine as error:
    assert str(error) == "here"
else:
    raise AssertionError
""",
    ),
    "warnings": (
        "def f(x): return 1 / np.asarray(x)",
        """
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    f(0.0)
assert [w.category for w in caught] == [RuntimeWarning] and "divide" in str(caught[0].message)
with np.errstate(divide="ignore"):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        f(0.0)
""",
    ),
    "names, signatures and documentation": (
        'def f(x, h=1e-5):\n    "Does."\n    return x',
        """
import inspect
assert f.__name__ == "f" and f.__doc__ == "Does." and callable(f)
assert list(inspect.signature(f).parameters) == ["x", "h"]
""",
    ),
    "plain globals": (
        "answer = [1, 'a']\nX = np.arange(4)",
        "assert answer == [1, 'a'] and X[3] == 3",
    ),
    "two arguments that are one generator": (
        "def f(a, b): return a is b and a.integers(10) >= 0",
        "rng = np.random.default_rng(0)\nassert f(rng, rng)",
    ),
    "deep copies": (
        BATCH_NORM,
        "import copy\nbn = BatchNorm(2)\nother = copy.deepcopy(bn)\n"
        "other.dim = 9\nassert bn.dim == 2",
    ),
    "builtins stay ours": ("def sum(x): return 0\ndef len(x): return 0", "assert sum([1, 2]) == 3"),
    "the lesson's imports stay ours": ("np = None\ncheck = None", "assert np.sum([1]) == 1"),
}


@pytest.mark.parametrize("what", PASS)
def test_a_good_answer_passes_a_test_with(what: str, judge: Judge) -> None:
    verdict = judge(*PASS[what])
    assert (verdict.status, verdict.message) == (Status.PASSED, "")
    assert verdict.points == 2


def test_a_helper_of_one_test_is_there_for_the_next(run: Run) -> None:
    execution = run(
        answer("f", "def f(x): return x"),
        check("test_a", "def helper(x): return f(x) + 1\nbase = 3"),
        check("test_b", "assert helper(base) == 4"),
    )
    assert [verdict.status for verdict in execution.verdicts] == [Status.PASSED] * 2


def test_the_variables_of_a_test_do_not_reach_the_students_code(run: Run) -> None:
    execution = run(
        answer("f", "def f():\n    return 'expected' in globals() or 'x' in globals()"),
        check("test_f", "expected = 42\nx = 1\nassert not f()"),
        code("print('expected' in globals())"),
    )
    assert execution.verdicts[0].status is Status.PASSED
    assert execution.notebook.cells[-1].outputs[0].text == "False\n"


@pytest.mark.parametrize(
    ("test", "status", "message"),
    [
        ("assert f(1) == 3", Status.FAILED, "This does not hold: assert f(1) == 3"),
        ("assert f(1) == 3, 'no'", Status.FAILED, "no"),
        (
            "### BEGIN HIDDEN TESTS\nassert f(1) == 3\n### END HIDDEN TESTS",
            Status.FAILED,
            "A hidden test does not hold.",
        ),
        ("f('a')", Status.ERROR, "TypeError: can only concatenate str"),
        ("g(1)", Status.ERROR, "NameError: name 'g' is not defined."),
        ("f(f) - 1", Status.ERROR, "TypeError"),
        ("1 +", Status.ERROR, "SyntaxError"),
        ("raise SystemExit", Status.ERROR, "SystemExit"),
    ],
)
def test_a_test_that_fails_says_why(test: str, status: Status, message: str, judge: Judge) -> None:
    verdict = judge("def f(x): return x + 1", test)
    assert verdict.status is status
    assert verdict.message.startswith(message)
    assert verdict.points == 0


@pytest.mark.parametrize(
    ("last", "points", "status"),
    [
        ("1.5", 1.5, Status.FAILED),
        ("0", 0, Status.FAILED),
        ("2", 2, Status.PASSED),
        ("np.float32(0.5)", 0.5, Status.FAILED),
        ("None", 2, Status.PASSED),
        ("'ok'", 2, Status.PASSED),
        ("True", 2, Status.PASSED),
        ("1 > 2", 0, Status.FAILED),
        ("f('a')", 0, Status.ERROR),
        ("float('nan')", 0, Status.ERROR),
        ("-1", 0, Status.ERROR),
        ("3", 0, Status.ERROR),
        ("f(f)", 0, Status.ERROR),
    ],
)
def test_the_last_value_of_a_test_gives_its_points(
    last: str, points: float, status: Status, judge: Judge
) -> None:
    verdict = judge("def f(x): return x", last)
    assert (verdict.points, verdict.status) == (points, status)


@pytest.mark.parametrize(
    "argument", ["np.ones(3)", "[1.0, 2.0]", "{'a': 1}", "[np.ones(2), np.ones(2)]"]
)
def test_a_changed_argument_is_seen_and_costs_the_points(argument: str, run: Run) -> None:
    student = """
def f(x):
    if isinstance(x, dict): x["b"] = 2
    elif isinstance(x, list) and isinstance(x[0], float): x.append(3)
    elif isinstance(x, list): x[0][0] = 9
    else: x *= 2
"""
    test = f"import copy\nx = {argument}\nbefore = copy.deepcopy(x)\nf(x)\n"
    execution = run(
        answer("f", student),
        check("careless", test),
        check("careful", test + "assert repr(x) != repr(before), 'not seen'"),
        check("wanted", test + "assert repr(x) != repr(before)", tags=("in-place",)),
    )
    statuses = [verdict.status for verdict in execution.verdicts]
    assert statuses == [Status.FAILED, Status.FAILED, Status.PASSED]
    assert execution.verdicts[0].message.startswith("f changed its argument in place.")


def test_an_argument_that_is_put_back_is_not_changed(judge: Judge) -> None:
    student = """
def f(g, x, h=1e-5):
    x[0] += h
    high = g(x)
    x[0] -= 2 * h
    low = g(x)
    x[0] += h
    return (high - low) / (2 * h)
"""
    test = "x = np.array([0.1])\nassert abs(f(lambda x: float(x[0] ** 2), x) - 0.2) < 1e-6"
    assert judge(student, test).status is Status.PASSED
