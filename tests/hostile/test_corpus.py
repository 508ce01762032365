"""Every file of the corpus, against the real engine in its jail."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograde.engine.limits import Limits
from autograde.engine.run import EngineExecutor
from autograde.submission.restore import restore
from autograde.verdicts import Execution, Status, Verdict
from tests.hostile.lesson import ABOUT_RELU, CORPUS, NEIGHBOUR, Threat, lesson, read
from tests.hostile.table import TABLE, table

FILES = sorted(CORPUS.glob("*.py"))


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineExecutor]:
    limits = Limits(
        memory=600_000_000, processes=32, output=200_000, disk=20_000_000, value=100_000_000
    )
    with EngineExecutor(limits) as executor:
        yield executor


def grade(engine: EngineExecutor, threat: Threat, folder: Path) -> Execution:
    """Restore and run a submission, with its files beside it."""
    for name, text in threat.files.items():
        (folder / name).write_text(text)
    notebook = restore(threat.notebook, lesson()).notebook
    return engine.run(notebook, folder, cell_timeout=threat.seconds, lesson=lesson())


def verdicts(execution: Execution) -> dict[str, Verdict]:
    return {verdict.grade_id: verdict for verdict in execution.verdicts}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_threat_has_the_outcome_that_it_deserves(
    path: Path, engine: EngineExecutor, tmp_path: Path
) -> None:
    threat = read(path)
    earned = verdicts(grade(engine, threat, tmp_path))
    about = [earned[name] for name in ABOUT_RELU]
    if threat.outcome == "full points":
        assert [verdict.status for verdict in about] == [Status.PASSED] * len(about), about
    else:
        assert [verdict.points for verdict in about] == [0.0] * len(about), about
    if threat.outcome in ("timeout", "killed"):
        assert Status(threat.outcome) in {verdict.status for verdict in about}, about
    if threat.spares_its_neighbour:
        assert earned[NEIGHBOUR].status is Status.PASSED, earned[NEIGHBOUR]


def test_the_submission_after_all_of_them_is_graded_as_ever(
    engine: EngineExecutor, tmp_path: Path
) -> None:
    execution = engine.run(lesson(), tmp_path, lesson=lesson())
    assert {verdict.status for verdict in execution.verdicts} == {Status.PASSED}


def test_the_table_in_the_docs_is_that_of_the_corpus() -> None:
    assert TABLE.read_text() == table(), "run: python -m tests.hostile.table"
