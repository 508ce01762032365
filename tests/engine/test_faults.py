"""A cell that goes wrong costs what it touched, and no more."""

from pathlib import Path

import pytest

from autograde.engine.limits import Limits
from autograde.engine.run import EngineExecutor
from autograde.verdicts import Status
from tests.engine.conftest import Run, answer, check, code

LOST = {
    "hangs": (
        "while True: pass",
        Status.TIMEOUT,
        "ran for more than 2 s",
    ),
    "exits": ("import os\nos._exit(3)", Status.KILLED, "ended itself (exit code 3)"),
    "crashes": ("import ctypes\nctypes.string_at(0)", Status.KILLED, "crashed (SIGSEGV)"),
}


@pytest.mark.parametrize("how", LOST)
def test_an_answer_that_is_lost_costs_its_own_exercise_with_the_reason(how: str, run: Run) -> None:
    text, status, reason = LOST[how]
    execution = run(
        answer("f", "state = [1]\ndef f(): return len(state)"),
        check("test_f", "assert f() == 1"),
        answer("g", f"def g(): return 1\n{text}"),
        check("test_g", "assert g() == 1"),
        answer("h", "def h(): return f() + 1"),
        check("test_h", "assert h() == 2"),
        seconds=2,
    )
    first, lost, last = execution.verdicts
    assert (first.status, last.status) == (Status.PASSED, Status.PASSED)
    assert lost.status is status
    assert reason in lost.message
    assert reason in execution.notebook.cells[3].outputs[0].evalue


@pytest.mark.parametrize("how", LOST)
def test_a_function_that_is_lost_costs_its_own_test(how: str, run: Run) -> None:
    text, status, reason = LOST[how]
    indented = text.replace("\n", "\n    ")
    execution = run(
        code("print('once')\ncount = 1"),
        answer("f", f"def f():\n    {indented}"),
        check("test_f", "print('before')\nf()"),
        code("count += 1"),
        check("test_g", "assert count == 2"),
        seconds=2,
    )
    lost, last = execution.verdicts
    assert lost.status is status
    assert reason in lost.message
    assert last.status is Status.PASSED
    outputs = [cell.outputs for cell in execution.notebook.cells]
    assert [output.text for output in outputs[1]] == ["once\n"]
    assert outputs[3][0].text == "before\n"
    assert outputs[3][1].output_type == "error"


def test_a_cell_beside_the_exercises_that_is_lost_costs_nothing(run: Run) -> None:
    execution = run(
        answer("f", "def f(): return 1"),
        code("while True: pass"),
        check("test_f", "assert f() == 1"),
        seconds=2,
    )
    assert execution.verdicts[0].status is Status.PASSED


def test_an_error_in_a_cell_leaves_what_it_had_defined(run: Run) -> None:
    execution = run(
        answer("f", "def f(): return 1\nraise ValueError('later')"),
        check("test_f", "assert f() == 1"),
    )
    assert execution.verdicts[0].status is Status.PASSED


def test_a_test_that_hangs_on_what_came_is_stopped(run: Run) -> None:
    execution = run(
        answer("f", "def f(): return 10 ** 12"),
        check("test_f", "for _ in range(f()): pass"),
        check("test_g", "assert f() == 10 ** 12"),
        seconds=2,
    )
    assert [v.status for v in execution.verdicts] == [Status.TIMEOUT, Status.PASSED]


def test_a_test_that_takes_too_much_memory_for_what_came_fails(run: Run) -> None:
    execution = run(
        answer("f", "def f(): return 10 ** 11"),
        check("test_f", "np.ones(f())"),
        check("test_g", "assert f() == 10 ** 11"),
    )
    assert [v.status for v in execution.verdicts] == [Status.ERROR, Status.PASSED]


def test_a_notebook_ends_at_its_own_limit(tmp_path: Path) -> None:
    from nbformat.v4 import new_notebook

    notebook = new_notebook(
        cells=[
            check("test_a", "1 + 0"),
            code("while True: pass"),
            code("while True: pass"),
            check("test_b", "pass"),
        ]
    )
    limits = Limits(cell_seconds=2, submission_seconds=3)
    with EngineExecutor(limits) as engine:
        execution = engine.run(notebook, tmp_path)
    first, last = execution.verdicts
    assert first.status is Status.PASSED
    assert last.status is Status.TIMEOUT
    assert last.message == "The notebook took more than its 3 seconds."


def test_one_submission_leaves_nothing_for_the_next(run: Run) -> None:
    run(code("leftover = 1\nnp.leftover = 1\nopen('leftover', 'w').close()"))
    execution = run(
        answer("f", "import os\nfound = 'leftover' in globals() or hasattr(np, 'leftover')"),
        check("test_f", "assert not found"),
        code("print(os.listdir('.'))"),
    )
    assert execution.verdicts[0].status is Status.PASSED
    assert execution.notebook.cells[-1].outputs[0].text == "[]\n"


def test_what_a_test_leaves_behind_is_gone_for_the_next_student(run: Run) -> None:
    run(check("test_f", "np.leftover = 1\nleftover = 1"))
    execution = run(check("test_f", "assert not hasattr(np, 'leftover')\nleftover"))
    assert "'leftover' is not defined" in execution.verdicts[0].message


def test_a_test_that_ends_or_blocks_the_examiner_costs_itself_alone(run: Run) -> None:
    execution = run(
        answer("f", "def f(): return 1"),
        check("test_a", "assert f() == 1"),
        check("test_b", "import os\nos._exit(1)"),
        check("test_c", "assert f() == 1"),
    )
    statuses = [verdict.status for verdict in execution.verdicts]
    assert statuses == [Status.PASSED, Status.TIMEOUT, Status.PASSED]
