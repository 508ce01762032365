"""What goes to a worker of a cluster arrives whole; of what comes back only marks are believed."""

import json
import pickle
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from autograde.batch.edition import Edition, for_grading
from autograde.cluster.parcel import (
    NoAnswer,
    Parcel,
    Refused,
    Settings,
    files_in,
    pack,
    pack_marked,
    pack_refusal,
    unpack,
    unpack_marked,
    write_files,
)
from autograde.course import Course
from autograde.engine.limits import Limits
from autograde.lesson.reading import read_lessons
from autograde.submission.marking import Marked
from autograde.verdicts import Status, Verdict

MARKED = Marked(
    verdicts=(
        Verdict("test_double", Status.PASSED, 2.0, 2.0, "", 0.25),
        Verdict("test_square", Status.ERROR, 0.0, 3.0, "half a pair: \ud800", 1.0),
        Verdict("why", Status.MANUAL, 0.0, 4.0),
    ),
    notebook="{}\n",
    unanswered=("double",),
    notes=("It was odd.",),
    reliable=True,
)


@pytest.fixture(scope="module")
def source(small_course: Course) -> Any:
    return for_grading(read_lessons(small_course.lessons)[0])


def test_a_submission_arrives_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "deep" / "down").mkdir(parents=True)
    (tmp_path / "deep" / "down" / "one").write_bytes(bytes(range(256)))
    (tmp_path / "caf\udce9.csv").write_bytes(b"")
    sent = Parcel(
        assignment="00_first",
        edition=Edition(3, "code", "lesson"),
        notebook=b"caf\xe9.ipynb",
        files=files_in(tmp_path),
        notes=("odd",),
        seed=7,
        settings=Settings(Limits(memory=10**10), True, 1.5, False, "/course"),
    )
    came = unpack(pack(sent))
    assert came == sent
    write_files(came.files, tmp_path / "copy")
    assert files_in(tmp_path / "copy") == dict(sent.files)


def test_marks_come_back_as_they_were(source: Any) -> None:
    for marked in (MARKED, replace(MARKED, notebook=None, reliable=False)):
        assert unpack_marked(pack_marked(marked), source) == marked


def test_a_worker_that_can_not_mark_says_why(source: Any) -> None:
    with pytest.raises(Refused, match="bubblewrap is missing"):
        unpack_marked(pack_refusal("bubblewrap is missing"), source)


def changed(**changes: Any) -> bytes:
    return json.dumps({"marked": {**asdict(MARKED), **changes}}).encode()


def with_verdict(**changes: Any) -> bytes:
    first, *others = asdict(MARKED)["verdicts"]
    return changed(verdicts=[{**first, **changes}, *others])


@pytest.mark.parametrize(
    "answer",
    [
        None,
        asdict(MARKED),
        b"",
        b"{}",
        b"[]",
        b"[" * 100_000,
        b"\xff\xfe",
        pickle.dumps(MARKED),
        changed(extra=1),
        changed(notebook=1),
        changed(notes="one text"),
        changed(reliable=1),
        changed(verdicts=asdict(MARKED)["verdicts"][:2]),
        changed(verdicts=asdict(MARKED)["verdicts"][::-1]),
        with_verdict(points=2.5),
        with_verdict(points=-1),
        with_verdict(points=True),
        with_verdict(points="2"),
        with_verdict(points=float("nan")),
        with_verdict(points=200, max_points=200),
        with_verdict(seconds=float("inf")),
        with_verdict(status="excellent"),
        with_verdict(grade_id="test_other"),
        with_verdict(message=None),
        with_verdict(message="x" * 200_000_001),
    ],
    ids=lambda answer: repr(answer)[:40],
)
def test_an_answer_of_another_shape_is_none(answer: object, source: Any) -> None:
    with pytest.raises(NoAnswer):
        unpack_marked(answer, source)
