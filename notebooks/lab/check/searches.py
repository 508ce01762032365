"""Checks of what a search for hyper-parameters returns: a list of trials, the best first."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from lab.check import values, words
from lab.check.exercise import Exercise
from lab.check.failures import CheckFailure

Trial = tuple[float, dict[str, Any]]


def trials_of(
    tests: Exercise, scores: Sequence[float], names: set[str], *args: Any, hint: str = ""
) -> list[Trial]:
    """What the function returns when its first argument, the objective, gives these scores.

    Each trial is a pair of a score and a dict of these names; each score stands beside the params
    for which the objective gave it, and the best comes first.

    Parameters
    ----------
    scores : one for each call of the objective that is due
    args : what follows the objective
    """
    asked: list[dict[str, Any]] = []

    def objective(params: dict[str, Any]) -> float:
        asked.append(dict(params))
        return scores[len(asked) - 1] if len(asked) <= len(scores) else 0.0

    call = words.call(tests.name, (objective, *args), {})
    found = _trials(tests.call(objective, *args, hint=hint), call, names)
    _same_trials(tests, found, asked, scores, call)
    _best_first(tests, found, call)
    return found


def _trials(value: object, call: str, names: set[str]) -> list[Trial]:
    """The value as a list of (score, params), each of the latter with these names.

    Raises
    ------
    CheckFailure
        If it is something else.
    """
    if type(value) not in (list, tuple):
        raise CheckFailure(
            words.message(
                f"{call} must return a list of (score, params).",
                ("came", words.describe(value)),
                hint="" if value is not None else "Does the function end in `return ...`?",
            )
        )
    return [_trial(item, call, names) for item in value]  # type: ignore[attr-defined]


def _trial(item: object, call: str, names: set[str]) -> Trial:
    pair = list(item) if type(item) in (list, tuple) else []  # type: ignore[call-overload]
    if len(pair) != 2 or type(pair[1]) is not dict:
        raise CheckFailure(
            words.message(
                f"{call} must return a list of pairs (score, params), params being a dict.",
                ("came", f"an entry {words.describe(item)}"),
                hint="trials.append((score, params)), with two pairs of brackets.",
            )
        )
    score, params = pair
    if set(params) != names:
        raise CheckFailure(
            words.message(
                f"{call}: a trial's params have the wrong names.",
                ("came", ", ".join(map(str, params))),
                ("expected", ", ".join(sorted(names))),
                hint="params = {name: value} with a value for each name.",
            )
        )
    score = values.as_plain_array(score, f"a score of {call}")
    values.require_shape(score, (), f"a score of {call}")
    return float(score), {name: _number(params[name], name, call) for name in params}


def _number(value: object, name: str, call: str) -> float:
    array = values.as_plain_array(value, f"{name} of a trial of {call}")
    values.require_shape(array, (), f"{name} of a trial of {call}", "One number for each trial.")
    return float(array)


def _best_first(tests: Exercise, found: list[Trial], call: str) -> None:
    """The trials' scores fall, and NaN comes after everything."""
    scores = [score for score, _ in found]
    tests.that(
        all(not _better(later, earlier) for earlier, later in pairwise(scores)),
        f"{call} is not sorted: the scores come as {_listed(scores)}.",
        hint="The highest score comes first, and NaN comes last, after -inf. sorted() alone can't "
        "do that: each comparison with NaN is False. Sort by a key that asks for NaN first.",
    )


def _same_trials(
    tests: Exercise,
    found: list[Trial],
    asked: list[dict[str, Any]],
    scores: Sequence[float],
    call: str,
) -> None:
    """Each score stands beside the params for which the objective gave it."""
    tests.that(
        len(asked) == len(found) == len(scores),
        f"{call} called the objective {len(asked)} times and returned {len(found)} trials; "
        f"expected were {len(scores)} of each.",
        hint="One call for each trial, and each trial in the list, also one with a NaN.",
    )
    pairs = sorted(map(_sortable, zip(scores, asked, strict=True)))
    tests.that(
        pairs == sorted(map(_sortable, found)),
        f"{call}: a score stands beside params for which the objective did not give it.",
        hint="Keep score and params together in one pair, and sort the pairs. Is it a new dict in "
        "each trial? One dict that is changed again and again is the same in all pairs.",
    )


def _better(one: float, other: float) -> bool:
    return (not math.isnan(one) and math.isnan(other)) or one > other


def _sortable(trial: tuple[float, dict[str, Any]]) -> tuple[str, tuple[tuple[str, str], ...]]:
    score, params = trial
    return f"{score:.9g}", tuple(
        sorted((name, f"{np.float64(v):.9g}") for name, v in params.items())
    )


def _listed(scores: list[float]) -> str:
    return ", ".join(f"{score:.3g}" for score in scores[:8])
