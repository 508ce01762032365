"""Pseudonyms stay a student's own, whatever the student is called, and no name stays elsewhere."""

from pathlib import Path

import pytest
from class_work import class_work, result, verdict

from autograde.report.anonymous import pseudonyms, scrubber_of, unnamed_pair, without_names
from autograde.report.content import report_of
from autograde.report.gathering import Person
from autograde.report.similar import Pair
from autograde.report.stuck import troubles_of
from autograde.verdicts import Status
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


ROSTER = (
    Person("ada", "Ada Maria", "Amsel", "a.amsel@example.org", "4711"),
    Person("max", "Max", "An"),
    Person("max-2", "Zoë", "O'Neil"),
)


@pytest.mark.parametrize(
    ("text", "without"),
    [
        (
            "ada_start.ipynb was taken for start.ipynb.",
            "[name]_start.ipynb was taken for start.ipynb.",
        ),
        ("AMSEL, Maria: see a.amsel@example.org (4711)", "[name], [name]: see [name] ([name])"),
        ("max-2 is Zoë O'Neil, an adamant student", "[name] is [name] [name], an adamant student"),
        ("maximum, adaptive, 47110", "maximum, adaptive, 47110"),
        ("An answer of An's", "[name] answer of [name]'s"),
    ],
)
def test_whole_words_of_the_roster_are_taken_out(text: str, without: str) -> None:
    assert scrubber_of(ROSTER).text(text) == without


def test_in_a_program_its_comments_and_texts_alone_name_nobody() -> None:
    code = 'def f(ada):\n    """By Ada."""\n    return np.max(ada), "max"  # Max, too'
    without = 'def f(ada):\n    """By [name]."""\n    return np.max(ada), "[name]"  # [name], too'
    assert scrubber_of(ROSTER).code(code) == without


def test_notes_and_tables_of_the_whole_report_name_nobody_and_count_2_before_10() -> None:
    students = [Person(f"id{n:02d}x", f"First{n}", f"Last{n}") for n in range(12)]
    names = {student.id: f"Submission {n}" for n, student in enumerate(students, 1)}
    class_ = without_names(
        class_work(
            *(
                result(s.id, verdict("one", 0, Status.KILLED), notes=(f"{s.id}, {s.name}: odd",))
                for s in students
            ),
            people={student.id: student for student in students},
        ),
        names,
    )
    report = report_of(class_, [], {})
    order = [f"Submission {n}" for n in range(1, 13)]
    assert [row.id for row in report.students] == order
    assert [t.student for t in troubles_of(class_) if t.kind == "was stopped"] == order
    assert {t.details for t in troubles_of(class_) if t.kind == "note"} == {
        "[name], [name] [name]: odd"
    }
    assert unnamed_pair(Pair("id09x", "id01x", ()), names) == Pair(
        "Submission 2", "Submission 10", ()
    )
