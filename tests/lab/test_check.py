"""What a check accepts, what it refuses, and what it tells the student."""

import os

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from lab import check


def double(x):
    return 2 * np.asarray(x)


def failure(answer, *args, expected=None, **kwargs) -> str:
    """The message of a check of ``answer`` that must fail."""
    tests = check.exercise("double", answer)
    with pytest.raises(check.CheckFailure) as caught:
        tests.returns(double(args[0]) if expected is None else expected, *args, **kwargs)
    return str(caught.value)


class Always(np.ndarray):
    """An array that says it is equal to everything."""

    def __eq__(self, other):  # pragma: no cover - a check that asks this is already wrong
        return True


class TestWhatCounts:
    @pytest.mark.parametrize(
        "answer",
        [
            double,
            lambda x: [2 * entry for entry in x],
            lambda x: tuple(2.0 * entry for entry in x),
            lambda x: (2 * x).astype(np.float32),
            lambda x: (2 * x)[::-1][::-1],
        ],
        ids=["array", "list", "tuple", "float32", "view"],
    )
    def test_an_array_of_any_make_with_the_right_numbers(self, answer):
        check.exercise("double", answer).returns(np.array([2.0, 6.0]), np.array([1.0, 3.0]))

    @pytest.mark.parametrize("zero", [0.5, np.float64(0.5), np.array(0.5), np.float32(0.5)])
    def test_a_number_of_any_make(self, zero):
        check.exercise("half", lambda: zero).returns(0.5)

    def test_a_mask_where_zeros_and_ones_are_meant(self):
        check.exercise("step", lambda x: x > 0).returns(np.array([0.0, 1.0]), np.array([-1.0, 2.0]))

    def test_infinity_where_infinity_is_meant(self):
        check.exercise("inverse", lambda: np.array([np.inf, 1.0])).returns(np.array([np.inf, 1.0]))

    def test_float32_where_float64_was_given(self):
        tests = check.exercise("thirds", lambda x: [np.float32(x / 3), np.float32(x / 7)])
        tests.returns((np.array([1 / 3]), np.array([1 / 7])), np.ones(1))

    def test_a_number_too_small_for_float32_where_zero_is_meant(self):
        check.exercise("sigmoid", lambda x: 1 / (1 + np.exp(500))).returns(0.0, -1e4)

    def test_an_argument_that_took_a_step_and_went_back(self):
        def steps(x):
            x[0] += 1e-5
            x[0] -= 2e-5
            x[0] += 1e-5
            return 2 * x

        given = np.array([0.11038, 3.0])
        assert steps(given.copy())[0] != 2 * given[0], "rounding leaves a trace"
        check.exercise("double", steps).returns(2 * given, given)

    def test_rounding_does_not_cost_anything(self):
        third = np.float32(1) / np.float32(3)
        check.exercise("third", lambda x: x * third).returns(
            np.array([1 / 3]), np.ones(1, np.float32)
        )


class TestWhatDoesNotCount:
    def test_a_wrong_number(self):
        message = failure(lambda x: x, np.array([1.0, 3.0]), hint="Twice as much.")
        assert "double([1, 3]) is wrong in 2 of 2 places." in message
        assert "[1. 3.]" in message
        assert "[2. 6.]" in message
        assert "Twice as much." in message

    def test_a_small_relative_error_in_float64(self):
        assert "is wrong" in failure(lambda x: 2 * x * (1 + 1e-5), np.array([1.0]))

    def test_a_wrong_shape(self):
        message = failure(lambda x: 2 * x[:, None], np.array([1.0, 3.0]))
        assert "shape (2, 1)" in message
        assert "shape (2,)" in message

    def test_an_array_where_a_number_is_meant(self):
        message = failure(lambda x: np.zeros(2), 1.0)
        assert "shape (2,)" in message
        assert "expected:  one number" in message

    def test_nothing(self):
        assert "returned None" in failure(lambda x: None, np.array([1.0]))

    def test_nan(self):
        assert "NaN (not a number) in 1 of 2" in failure(
            lambda x: np.array([np.nan, 2.0]), np.array([1.0, 1.0])
        )

    @pytest.mark.parametrize(
        "value",
        [
            "2.0",
            np.array([2.0]).view(Always),
            np.ma.masked_array([2.0], mask=[True]),
            np.array([2.0], dtype=object),
            np.array([2.0 + 0j]),
            [[1.0], [2.0, 3.0]],
            {"answer": 2.0},
            type("Lie", (float,), {"__eq__": lambda self, other: True})(2.0),
        ],
        ids=["text", "subclass", "masked", "objects", "complex", "ragged", "dict", "lying float"],
    )
    def test_what_only_looks_like_numbers(self, value):
        assert "returned" in failure(lambda x: value, np.array([1.0]), expected=np.array([2.0]))

    def test_a_changed_argument(self):
        def in_place(x):
            x *= 2
            return x

        given = np.array([1.0, 3.0])
        assert "changed its argument" in failure(in_place, given)
        assert given.tolist() == [1.0, 3.0], "the test's own array is not the student's to change"

    def test_an_argument_that_took_a_step_and_stayed_there(self):
        def stays(x):
            x -= 1e-5
            return 2 * x

        message = failure(stays, np.array([1.0, 3.0]))
        assert "changed its argument" in message
        assert "0.99999" in message

    def test_an_array_that_cannot_be_written_to_arrives_so(self):
        locked = np.ones(3)
        locked.flags.writeable = False
        seen = []
        check.exercise("f", lambda x: seen.append(x.flags.writeable) or 0.0).returns(0.0, locked)
        assert seen == [False]

    def test_a_warning_where_silence_is_asked(self):
        def overflows(x):
            return np.exp(x) * 0 + 2 * x

        tests = check.exercise("double", overflows)
        with pytest.raises(check.CheckFailure, match="gave a warning: overflow"):
            tests.agrees(double, np.array([1e4]), silent=True)

    def test_a_warning_costs_nothing_else(self):
        def divides(x):
            infinite = np.ones(1) / np.zeros(1)
            return 2 * x + 0 / infinite

        check.exercise("double", divides).returns(np.array([2.0]), np.array([1.0]))

    @pytest.mark.parametrize("values", [(np.ones(2),), np.ones(2), None])
    def test_another_number_of_values(self, values):
        tests = check.exercise("pair", lambda: values)
        with pytest.raises(check.CheckFailure, match="must return 2 values: dX, dW"):
            tests.returns((np.ones(2), np.ones(3)), outputs=("dX", "dW"))

    @pytest.mark.parametrize("value", [np.ones((2, 3)), np.ones(3), (np.ones(2),), None])
    def test_an_output_without_a_cache_whatever_the_number_of_its_rows(self, value):
        layer = check.exercise("layer", lambda: value)
        with pytest.raises(check.CheckFailure, match="the output, and the cache"):
            check.output_and_cache(layer)

    def test_one_wrong_value_of_several_is_named(self):
        tests = check.exercise("pair", lambda: (np.ones(2), np.zeros(3)))
        with pytest.raises(check.CheckFailure, match=r"dW of pair\(\) is wrong in 3 of 3"):
            tests.returns((np.ones(2), np.ones(3)), outputs=("dX", "dW"))


class TestWhatTheStudentReads:
    def test_a_hidden_check_does_not_show_the_expected_numbers(self):
        tests = check.exercise("double", lambda x: 0 * x)
        with pytest.raises(check.CheckFailure) as caught:
            tests.agrees(double, np.array([1.25, 3.75]))
        assert "2.5" not in str(caught.value)
        assert "7.5" not in str(caught.value)

    def test_a_stub_is_not_attempted_rather_than_wrong(self):
        def stub(x):
            raise NotImplementedError

        with pytest.raises(check.NotAttempted, match="double is not written yet"):
            check.exercise("double", stub).returns(2.0, 1.0)

    def test_a_stub_that_is_called_is_the_one_that_is_not_written(self):
        def half(x):
            raise NotImplementedError

        def double(x):
            return 4 * half(x)

        with pytest.raises(check.NotAttempted, match="double needs half, which is not written yet"):
            check.exercise("double", double).returns(2.0, 1.0)

    def test_an_exception_is_told_with_its_type_text_and_line(self):
        def broken(x):
            return x + undefined_name  # type: ignore[name-defined]  # noqa: F821

        with pytest.raises(check.CallRaised) as caught:
            check.exercise("double", broken).returns(2.0, 1.0)
        assert "double(1.0) raised NameError: name 'undefined_name' is not defined" in str(
            caught.value
        )
        assert f"line {broken.__code__.co_firstlineno + 1} of broken" in str(caught.value)

    def test_an_exception_inside_numpy_is_told_with_the_line_of_the_student(self):
        def broken(x):
            return np.max(x, x)

        with pytest.raises(check.CallRaised, match=r"\(line \d+ of broken\)"):
            check.exercise("double", broken).returns(2.0, np.ones(2))

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            (lambda x: x if x > 0 else 0, "np.where"),
            (lambda x: x ^ 2, "A power is written **"),
            (lambda x: x.upper(), "np.asarray(x)"),
        ],
        ids=["if on an array", "a hat for a power", "a method that numbers lack"],
    )
    def test_an_exception_whose_slip_is_known_gets_its_hint(self, answer, words):
        x = np.array([1.0, 3.0])
        with pytest.raises(check.CallRaised) as caught:
            check.exercise("double", answer).returns(2 * x, x, hint="Twice as much.")
        assert words in str(caught.value)

    def test_numbers_that_differ_late_are_written_out_until_they_differ(self):
        message = failure(lambda x: 2 * x + 1e-5, np.array([1.0, 3.0]))
        assert "2.00001" in message

    def test_whole_numbers_where_fractions_are_meant_are_told(self):
        message = failure(lambda x: np.array([0, 1]), np.array([0.25, 0.5]))
        assert "integer array" in message

    def test_the_exception_that_is_asked_for_passes(self):
        def picky(x):
            raise ValueError("no")

        check.exercise("picky", picky).raises(ValueError, 1)
        with pytest.raises(check.CheckFailure, match="must raise ValueError"):
            check.exercise("double", double).raises(ValueError, 1)
        with pytest.raises(check.CallRaised, match="raised ValueError: no"):
            check.exercise("picky", picky).raises(TypeError, 1)

    def test_a_statement_that_does_not_hold_is_told(self):
        with pytest.raises(check.CheckFailure, match="gamma is missing"):
            check.exercise("norm", double).that(False, "gamma is missing.")

    def test_success_is_told_with_a_good_word(self, capsys):
        tests = check.exercise("double", double)
        tests.returns(2.0, 1.0)
        tests.returns(4.0, 2.0)
        tests.done()
        assert (
            capsys.readouterr().out
            == "double: 2 checks passed. Right, from the first check to the last.\n"
        )

    def test_a_notebook_shows_the_message_without_a_traceback(self, capsys):
        shell = InteractiveShell.instance()
        shell.run_cell(
            "from lab import check\n"
            "check.exercise('f', lambda x: x).returns(2.0, 1.0, hint='Twice.')"
        )
        shown = capsys.readouterr().out
        assert "f(1.0) is wrong" in shown
        assert "Traceback" not in shown
        assert "exercise.py" not in shown

    def test_a_notebook_shows_what_was_right_and_where_hints_are(self):
        tests = check.exercise("sigmoid", lambda x: 0.5)
        tests.returns(0.5, 0.0)
        tests.that(True, "unnamed")
        with pytest.raises(check.CheckFailure) as caught:
            tests.returns(1.0, 1e4)
        shown = caught.value._render_traceback_()
        assert "  right:     sigmoid(0.0), 1 more" in shown
        assert '  stuck?     import lab; lab.hint("sigmoid")' in shown
        assert "right:" not in str(caught.value)

    def test_a_notebook_breaks_long_lines_between_words(self):
        words = "word-like " * 30
        with pytest.raises(check.CheckFailure) as caught:
            check.exercise("f", lambda x: x).returns(2.0, 1.0, hint=words)
        shown = "\n".join(caught.value._render_traceback_()).splitlines()
        assert max(map(len, shown)) <= 90
        assert " ".join(" ".join(shown).split()).count("word-like") == 30

    def test_good_words_differ_between_exercises_and_stay_for_each(self, capsys):
        words = []
        for name in ("relu", "elu", "maxout", "sigmoid", "relu"):
            check.exercise(name, double).done()
            words.append(capsys.readouterr().out.partition("passed. ")[2])
        assert len(set(words)) > 2
        assert words[0] == words[-1]

    @pytest.mark.parametrize(
        ("value", "words"),
        [
            (np.zeros((4, 3)), "<4×3 array>"),
            (np.zeros((4, 3), np.float32), "<4×3 float32 array>"),
            (np.array([1, 2]), "[1, 2]"),
            (np.array([1, 2], np.float32), "[1, 2] (float32)"),
            (np.array([[0.5, -1e4], [1 / 3, 0.0]]), "[[0.5, -10000], [0.33333, 0]]"),
            (np.random.default_rng(), "rng"),
            ([1, 2.5], "[1, 2.5]"),
            (double, "double"),
        ],
    )
    def test_an_argument_is_written_as_a_student_would(self, value, words):
        tests = check.exercise("f", lambda x: None)
        with pytest.raises(check.CheckFailure) as caught:
            tests.returns(1.0, value)
        assert f"f({words}) returned None" in str(caught.value)


class TestQuestion:
    @pytest.mark.parametrize("choice", ["b", " B "])
    def test_the_right_letter_passes(self, choice, capsys):
        question = check.question("predict", choice, "abcd")
        question.is_answered_by("b", hint="Look again.")
        question.done()
        assert '"b"' in capsys.readouterr().out

    def test_a_wrong_letter_gets_the_hint_and_not_the_answer(self):
        question = check.question("predict", "c", "abcd")
        with pytest.raises(check.CheckFailure) as caught:
            question.is_answered_by("b", hint="Look again.")
        assert str(caught.value).count('"') == 2
        assert '"c"' in str(caught.value)
        assert "Look again." in str(caught.value)

    @pytest.mark.parametrize("choice", ["e", "", "ab", None, 1, ["b"]])
    def test_what_is_no_letter_of_the_question_is_refused(self, choice):
        with pytest.raises(check.CheckFailure, match='must be one of "a", "b", "c", "d"'):
            check.question("predict", choice, "abcd")


class TestInputs:
    def test_a_seed_gives_the_same_inputs_again_and_another_seed_others(self, monkeypatch):
        drawn = []
        for seed in ("1", "1", "2"):
            monkeypatch.setenv("COURSE_SEED", seed)
            drawn.append(check.rng("sigmoid").normal())
        assert drawn[0] == drawn[1] != drawn[2]

    def test_two_exercises_draw_different_inputs(self):
        assert "COURSE_SEED" not in os.environ
        assert check.rng("relu").normal() != check.rng("elu").normal()

    def test_elementwise_inputs_hold_every_kind_that_must_work(self):
        inputs = check.elementwise_inputs(np.random.default_rng(0))
        arrays = [x for x in inputs if isinstance(x, np.ndarray)]
        assert any(isinstance(x, float) for x in inputs)
        assert {x.dtype.kind for x in arrays} == {"f", "i"}
        assert any(x.dtype == np.float32 for x in arrays)
        assert any(not x.flags.c_contiguous for x in arrays)
        assert any(not x.flags.writeable for x in arrays)
        assert len({x.ndim for x in arrays}) == 3
        assert all(np.all(x != 0) for x in arrays)
