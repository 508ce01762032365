"""A wrong answer that does what a known slip does is told so; any other is not."""

from pathlib import Path

import pytest
from nbformat.v4 import new_notebook

from autograde.engine.known import Known, Slip, StageCell
from autograde.engine.run import EngineExecutor
from autograde.verdicts import Status, Verdict
from tests.engine.conftest import answer, check, code

SETUP = "import numpy as np\nfrom lab import check"
TEST = """\
tests = check.exercise("spread", spread)
tests.returns(2.0, np.array([1.0, 5.0, 3.0, 3.0]), hint="Four squares, one mean.")
tests.returns(0.0, np.array([7.0, 7.0]))
rng = check.rng("spread")
tests.agrees(np.var, rng.normal(size=(3, 4)), hint="Over all entries.")
tests.agrees(np.var, rng.normal(size=5), hint="Over all entries.")
tests.done()
"""
SLIPS = (
    Slip("You divided by N - 1.", "def spread(x):\n    return np.var(x, ddof=1)"),
    Slip("You forgot the square.", "def spread(x):\n    return np.mean(x - x.mean())"),
    Slip("Each column alone.", "def spread(x):\n    return np.var(x, axis=0)"),
    Slip("You work in place.", "def spread(x):\n    x -= x.mean()\n    return np.mean(x**2)"),
    Slip("It never ends.", "def spread(x):\n    while len(x) == 4: pass\n    return 0.0"),
    Slip("You call helper.", "def spread(x):\n    return helper(x)"),
)
KNOWN = Known(
    (
        StageCell("", SETUP),
        StageCell("helper", "def helper(x):\n    return x[0] + 0.25"),
        StageCell("spread", "def spread(x):\n    return np.var(x)"),
        StageCell("test_spread", TEST, test=True),
    ),
    {"spread": SLIPS},
)


@pytest.fixture(scope="module")
def judge(engine: EngineExecutor, tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("nothing")

    def verdict(text: str, test: str = TEST, seed: int = 1) -> Verdict:
        cells = [code(SETUP), answer("spread", text), check("test_spread", test)]
        notebook = new_notebook(cells=cells)
        lesson = new_notebook(cells=[code(SETUP)])
        return engine.run(notebook, folder, seed=seed, lesson=lesson, known=KNOWN).verdicts[0]

    return verdict


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "def spread(x):\n    d = x - sum(x) / len(x)\n    return (d @ d) / (len(x) - 1)",
            "You divided by N - 1.",
        ),
        (
            "def spread(x):\n    d = (x - x.mean()).ravel()\n    return (d @ d) / (d.size - 1)",
            "You divided by N - 1.",
        ),
        ("def spread(x):\n    return sum(x - np.mean(x)) / len(x)", None),
        ("def spread(x):\n    return (x - np.mean(x)).sum() / x.size", "You forgot the square."),
        (
            "def spread(x):\n    return [np.var(c) for c in x.T] if x.ndim > 1 else np.var(x)",
            "Each column alone.",
        ),
        (
            "def spread(x):\n    x[...] = x - x.mean()\n    return float((x * x).mean())",
            "You work in place.",
        ),
        ("def spread(x):\n    return float(x.flat[0]) + 0.25", None),
        ("def spread(x):\n    return x[0] + 0.25", "You call helper."),
        ("def spread(x):\n    return 1.0", None),
        ("def spread(x):\n    return np.var(x) * 1.1", None),
    ],
    ids=str,
)
def test_a_slip_is_told_if_all_that_the_test_finds_is_the_same(
    text: str, says: str | None, judge
) -> None:
    verdict = judge(text)
    assert verdict.points == 0
    told = [line for line in verdict.message.split("\n") if line.startswith("  why:")]
    assert [line.split(maxsplit=1)[1] for line in told] == ([says] if says else [])


def test_the_reason_stands_above_the_hint_and_shows_no_hidden_number(judge) -> None:
    message = judge("def spread(x):\n    return np.var(x, ddof=1)").message
    assert message.index("why:") < message.index("hint:")
    hidden = judge("def spread(x):\n    return np.var(x, axis=0)").message
    assert "Each column alone." in hidden
    assert "expected:  one number" in hidden


def test_it_is_told_with_every_seed(judge) -> None:
    for seed in (1, 2, 3):
        message = judge("def spread(x):\n    return np.var(x, axis=0)", seed=seed).message
        assert "Each column alone." in message


def test_a_right_answer_hears_of_no_slip(judge) -> None:
    verdict = judge("def spread(x):\n    return np.var(x)")
    assert (verdict.status, verdict.message) == (Status.PASSED, "")


class TestAfterAFailure:
    def test_the_first_failure_is_the_message(self, judge) -> None:
        verdict = judge("def spread(x):\n    return 0.0 if x.ndim == 1 else [1][2]")
        assert verdict.status is Status.FAILED
        assert verdict.message.startswith("spread([1, 5, 3, 3]) is wrong.")

    def test_what_hangs_then_costs_neither_minutes_nor_the_next_exercise(
        self, engine: EngineExecutor, tmp_path: Path
    ) -> None:
        hangs = "def spread(x):\n    while x.ndim > 1: pass\n    return 0.5"
        cells = [
            *(code(SETUP), answer("spread", hangs), check("test_spread", TEST)),
            answer("one", "def one():\n    return 1"),
            check("test_one", "assert one() == 1"),
        ]
        lesson = new_notebook(cells=[code(SETUP)])
        execution = engine.run(
            new_notebook(cells=cells), tmp_path, cell_timeout=25, lesson=lesson, known=KNOWN
        )
        first, second = execution.verdicts
        assert first.status is Status.FAILED
        assert first.message.startswith("spread([1, 5, 3, 3]) is wrong.")
        assert first.seconds < 20
        assert second.status is Status.PASSED

    def test_no_later_check_makes_up_for_it(self, judge) -> None:
        test = TEST.replace("tests.done()", "1")
        verdict = judge("def spread(x):\n    return np.var(x) if x.size > 4 else 7.0", test)
        assert (verdict.status, verdict.points) == (Status.FAILED, 0)

    def test_nothing_is_praised(self, engine: EngineExecutor, tmp_path: Path) -> None:
        cells = [code(SETUP), answer("spread", "def spread(x):\n    return 0.5")]
        notebook = new_notebook(cells=[*cells, check("test_spread", TEST)])
        execution = engine.run(notebook, tmp_path, lesson=new_notebook(cells=[code(SETUP)]))
        shown = str(execution.notebook.cells[-1].outputs)
        assert "checks passed" not in shown


class TestAMissingName:
    def verdict(self, engine: EngineExecutor, folder: Path, text: str) -> Verdict:
        stub = answer("pick", "# Your choice\nraise NotImplementedError()")
        lesson = new_notebook(cells=[code(SETUP), stub])
        test = check("test_pick", 'check.question("pick", pick, "ab").done()')
        cells = [code(SETUP), answer("pick", text), test]
        return engine.run(new_notebook(cells=cells), folder, lesson=lesson).verdicts[0]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (
                "# Your choice\nraise NotImplementedError()",
                "pick is not there: its cell is as it was handed out.",
            ),
            ('pick = "a" +', "pick is not there: its cell ended in SyntaxError: invalid syntax"),
            ("pick = a", "its cell ended in NameError: name 'a' is not defined"),
            ('Pick = "a"', "pick is not there: its cell ran, but gave it another name."),
        ],
    )
    def test_it_is_told_what_became_of_its_cell(
        self, text: str, words: str, engine: EngineExecutor, tmp_path: Path
    ) -> None:
        verdict = self.verdict(engine, tmp_path, text)
        assert verdict.status is Status.ERROR
        assert words in verdict.message
