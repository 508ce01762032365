"""Pseudonyms stay a student's own, whatever the student is called."""

from pathlib import Path

import pytest

from autograde.report.anonymous import pseudonyms
from lab.errors import CourseError

IDS = ["ann", "'quoted", "=1+1", "-7", "a,b", 'a"b', "zoë"]


def test_everybody_keeps_their_number_and_newcomers_get_the_next(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    first = pseudonyms(path, IDS)
    assert sorted(first.values()) == [f"Submission {n}" for n in range(1, len(IDS) + 1)]
    assert pseudonyms(path, [*IDS, "new"]) == first | {"new": f"Submission {len(IDS) + 1}"}


def test_a_list_that_no_reader_takes_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(f"submission,student\nSubmission 1,{'x' * 200_000}\n")
    with pytest.raises(CourseError, match="Restore it, or remove it"):
        pseudonyms(path, ["ann"])
