"""What ``autograde verify`` says of a lesson whose answers are known."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from autograde.course import Course
from autograde.verify.messages import write_messages
from autograde.verify.run import VerifyOptions, problems, verify_course
from autograde.verify.tally import Tally
from lab.errors import CourseError
from tests.verify.course import CENTRED, LESSON, NO_ABS, SPREAD, small_course

Verified = tuple[dict[str, Tally], str]


def verified(course: Course, **options: object) -> Verified:
    """The tallies by exercise, and what was printed."""
    text = io.StringIO()
    console = Console(file=text, width=100)
    tallies = verify_course(course, VerifyOptions(jobs=1, **options), console)  # type: ignore[arg-type]
    return {tally.exercise: tally for tally in tallies}, text.getvalue()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Verified:
    root = tmp_path_factory.mktemp("good")
    course = small_course(root, equivalent=(NO_ABS,), centred=CENTRED, spread=SPREAD)
    return verified(course, seeds=2)


def test_a_well_judged_lesson_has_no_problems(good: Verified) -> None:
    tallies, text = good
    assert problems(list(tallies.values())) == []
    assert "0 misjudged" in text
    assert "0 verdicts flip between 2 seeds" in text


def test_right_answers_and_the_reference_pass(good: Verified) -> None:
    tallies, _ = good
    for tally in tallies.values():
        assert str(tally.columns.ref) == "1/1"
        assert str(tally.columns.right) == "1/1"


def test_slips_are_caught_and_told_in_their_own_words(good: Verified) -> None:
    spread = good[0]["spread"].columns
    assert (str(spread.slips), str(spread.told)) == ("2/2", "1/2")


def test_the_visible_part_alone_is_counted_apart(good: Verified) -> None:
    assert str(good[0]["centred"].columns.slips) == "2/2"
    assert str(good[0]["centred"].columns.seen) == "1/2", "one axis shows no wrong axis"


def test_mutants_and_generated_cheats_are_caught(good: Verified) -> None:
    for tally in good[0].values():
        assert tally.columns.mutants.is_full
        assert tally.columns.mutants.total > 0
        assert tally.columns.cheats.is_full
        assert tally.columns.cheats.total > 8


def test_the_table_of_messages_has_each_slip(good: Verified, tmp_path: Path) -> None:
    write_messages(tmp_path / "messages.md", list(good[0].values()))
    text = (tmp_path / "messages.md").read_text()
    assert "| adds the mean |  | You added the mean. Subtract it. |" in text
    assert "| the mean of each column | **h** | You took a mean for each column. |" in text
    assert "raised AxisError" in text
    assert "3 of 4 (75 %) of the slips have a message of their own" in text


def test_a_mutant_that_is_right_may_be_listed_with_its_reason(good: Verified) -> None:
    assert [entry.mutant for entry in good[0]["spread"].equivalent] == [NO_ABS]


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Verified:
    """A lesson whose tests ask too little of spread, and too much in one place."""
    lesson = LESSON.replace("np.var, rng.normal(size=5)", "np.var, rng.integers(2, size=2)")
    spread = SPREAD.replace('"right": "var"', '"slip": "var"').replace(
        '"slip": "raises"', '"right": "raises"'
    )
    gone = "return 1 -> return 2"
    caught = NO_ABS.partition(" -> ")[0] + " -> return float(np.mean(np.abs(centred(x)) * 2))"
    root = tmp_path_factory.mktemp("bad")
    return verified(small_course(root, lesson, (gone, caught), spread=spread), seeds=8)


@pytest.mark.parametrize(
    "problem",
    [
        'the right answer "raises" loses points: spread([2, 4]) raised AxisError',
        'the slip "var" gets all points.',
        f'the mutant "{NO_ABS}" gets all points.',
        'the verdict on the cheat "right for the visible calls alone" depends on the seed',
        'there is no mutant "return 1 -> return 2" any more.',
        'np.mean(np.abs(centred(x)) * 2))" is caught, and not equivalent.',
    ],
)
def test_every_misjudgement_is_a_sentence(problem: str, bad: Verified) -> None:
    tallies, text = bad
    assert any(problem in found for found in problems(list(tallies.values())))
    assert problem in text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"assignment": "07_x"}, "There is no assignment '07_x'. This course has 00_spread."),
        ({"exercise": "sprad"}, "There is no exercise 'sprad'. There are centred, spread."),
    ],
)
def test_what_is_not_there_is_told(options: dict[str, str], words: str, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=words):
        verified(small_course(tmp_path), **options)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[00_spread.mean]]\nmutant='a'\nreason='b'", "no such exercise"),
        ("[[00_spread.spread]]\nmutant='a'", '"mutant" and "reason"'),
        ("[00_spread.spread]\nmutant='a'", "two brackets"),
        ("not toml", "can't be read"),
    ],
)
def test_a_malformed_list_of_mutants_is_refused(text: str, words: str, tmp_path: Path) -> None:
    course = small_course(tmp_path, spread=SPREAD)
    (course.answers / "equivalent.toml").write_text(text)
    with pytest.raises(CourseError, match=words):
        verified(course, exercise="centred", mutants=False)
