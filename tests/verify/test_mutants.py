"""Which mutants a reference has, and how they are called."""

import ast

import pytest

from autograde.verify.mutants import mutants_of
from autograde.verify.reference import Reference


def changes(body: str) -> set[str]:
    """What becomes of the function's one line in its mutants."""
    reference = Reference("f", "", f"def f(x, y):\n    {body}\n")
    return {mutant.name.partition(" -> ")[2] for mutant in mutants_of(reference)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("return x + y", {"return x - y"}),
        ("return x @ y.T", {"return x * y.T", "return x @ y"}),
        ("return x > y", {"return x >= y", "return x < y"}),
        ("return -x", {"return x"}),
        ("return x and y", {"return x or y"}),
        ("return x, y", {"return (y, x)"}),
        ("return x[0]", {"return x[1]"}),
        ("return 2.0", {"return 4.0"}),
        ("return True", {"return False"}),
        ("return np.sqrt(x)", {"return x"}),
        ("return np.where(x, y, z)", {"return np.where(x, z, y)"}),
        (
            "return np.sum(x, axis=0)",
            {"return np.mean(x, axis=0)", "return np.sum(x)", "return np.sum(x, axis=1)"},
        ),
        ("raise ValueError(x)", {"pass"}),
        ("return zip(x, y, strict=True)", set()),
    ],
)
def test_the_changes_of_a_line(line: str, expected: set[str]) -> None:
    assert changes(line) == expected


def test_each_has_a_name_of_its_own_and_is_python() -> None:
    own = (
        'def f(x: int = 2) -> int:\n    """1 + 1."""\n    x = x + 1\n    x = x + 1\n    return x\n'
    )
    mutants = list(mutants_of(Reference("f", "import math", own)))
    assert len({mutant.name for mutant in mutants}) == len(mutants) == 6
    for mutant in mutants:
        assert mutant.code.startswith("import math")
        ast.parse(mutant.code)


def test_words_and_types_are_left_alone() -> None:
    own = 'def f(x: "1 + 1") -> "2":\n    """1 + 1."""\n    return x\n'
    assert list(mutants_of(Reference("f", "", own))) == []
