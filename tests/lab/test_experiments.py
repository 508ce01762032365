"""An experiment that can't be run says which function to mend, and the notebook goes on."""

from typing import Any

import numpy as np

from lab import experiments


def unwritten(x):
    raise NotImplementedError


def broken(x):
    return x @ np.ones((5, 2))


def helper(x):
    return broken(x)


def odd(x) -> Any:
    return None


def told(capsys, run, *functions) -> str:
    with experiments.using(*functions):
        run()
    return capsys.readouterr().err


def test_a_function_that_is_not_written_is_named(capsys):
    assert "unwritten is not written yet" in told(capsys, lambda: unwritten(1), odd, unwritten)


def test_the_innermost_function_that_raised_is_named(capsys):
    message = told(capsys, lambda: helper(np.ones((3, 3))), helper, broken)
    assert "broken raised ValueError" in message


def test_all_are_named_where_the_experiment_itself_stumbles_over_a_result(capsys):
    message = told(capsys, lambda: np.dot(odd(1), np.ones(3)), odd, broken)
    assert "Error" in message
    assert "odd, broken" in message


def test_a_result_that_an_earlier_cell_did_not_leave_points_there(capsys):
    assert "Run the cells above" in told(capsys, lambda: exec("missing"), odd)


def test_nothing_is_said_when_all_is_well(capsys):
    assert told(capsys, lambda: odd(1), odd) == ""
