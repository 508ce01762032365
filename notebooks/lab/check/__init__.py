"""Checks of a student's answer, whose messages say what was called, what came, and what to try.

A test cell reads::

    tests = check.exercise("sigmoid", sigmoid)
    tests.returns(0.5, 0.0, hint="exp(0) is 1.")     # visible: the expected value is shown
    tests.agrees(reference, X, hint="...")           # hidden: it is not
    tests.done()
"""

from lab.check.draws import normal_weights
from lab.check.exercise import Exercise, exercise
from lab.check.failures import (
    CallRaised,
    CheckFailure,
    Evidence,
    Facts,
    InputsDrawn,
    NotAttempted,
    going_on,
)
from lab.check.inputs import elementwise_inputs, rng
from lab.check.labels import labels_of_single_images, predicted_labels, time_is_for
from lab.check.log_draws import log_uniform_draws, spread_in_decades
from lab.check.masks import dropout_pair
from lab.check.pairs import output_and_cache
from lab.check.question import Question, question
from lab.check.searches import trials_of

__all__ = [
    "CallRaised",
    "CheckFailure",
    "Evidence",
    "Exercise",
    "Facts",
    "InputsDrawn",
    "NotAttempted",
    "Question",
    "dropout_pair",
    "elementwise_inputs",
    "exercise",
    "going_on",
    "labels_of_single_images",
    "log_uniform_draws",
    "normal_weights",
    "output_and_cache",
    "predicted_labels",
    "question",
    "rng",
    "spread_in_decades",
    "time_is_for",
    "trials_of",
]
