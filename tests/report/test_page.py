"""The page: what it says, and that nothing of a student's is markup there."""

from dataclasses import replace

import pytest
from class_work import LATE, NAME, class_work, result, verdict

from autograde.records.marks import CellMark, Marks
from autograde.report.content import ROWS, histogram, report_of
from autograde.report.gathering import ClassWork, Person
from autograde.report.similar import similar_pairs
from autograde.report.stuck import troubles_of
from autograde.report.writing import report_html
from autograde.verdicts import Status, Verdict

HOSTILE = "</code></pre></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'\x00\ud800"


def page_of(class_: ClassWork) -> str:
    return report_html(report_of(class_, [], {}))


def kinds(class_: ClassWork) -> list[tuple[str, str]]:
    return [(trouble.student, trouble.kind) for trouble in troubles_of(class_)]


def test_nothing_that_a_student_chose_is_markup() -> None:
    code = "\n".join([f"# {HOSTILE}", *(f"x{i} = [x{i - 1}, {i}]" for i in range(30))])
    answers = {HOSTILE: {"one": code}, "bob": {"one": code}}
    bad = verdict("one", 0, Status.KILLED, message=HOSTILE)
    class_ = class_work(
        result(HOSTILE, bad, notes=(HOSTILE, f"{HOSTILE} carried the tag {HOSTILE}")),
        result("bob", verdict("one", 2)),
        people={HOSTILE: Person(HOSTILE, HOSTILE, HOSTILE, HOSTILE)},
    )
    pairs = [(NAME, pair) for pair in similar_pairs(answers, [])]
    assert len(pairs) == 1
    html = report_html(report_of(class_, pairs, {(who, NAME): a for who, a in answers.items()}))
    assert "<img" not in html
    assert html.count("<script>") == html.count("</script>") == 1
    assert html.count("&lt;script&gt;alert(1)") >= 5
    html.encode("utf-8")


def test_the_policy_allows_our_style_and_script_alone() -> None:
    html = page_of(class_work())
    policy = html.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert " style=" not in html
    assert "http" not in html.replace("http-equiv", "")


def test_an_empty_class_has_a_page() -> None:
    html = page_of(class_work())
    assert "Nothing has been handed in yet." in html
    assert "nan" not in html.lower().replace("nand", "")


def test_a_class_of_one_has_a_page() -> None:
    html = page_of(class_work(result("ann", verdict("one", 2))))
    assert "1 of 1 handed in" in html
    assert "100 %" in html


def test_numbers_of_a_card_do_not_run_into_each_other() -> None:
    waits = Marks(cells={"one": CellMark(1, waits=True)})
    html = page_of(class_work(result("ann", verdict("one", 1)), marks={"ann": waits}))
    text = " ".join(html.split())
    assert "full marks: 0. 1 written answer waits for points." in text


def test_a_large_class_is_cut_and_says_so() -> None:
    html = page_of(class_work(*(result(f"s{i:05d}", verdict("one", 2)) for i in range(ROWS + 5))))
    assert f"The first {ROWS:,} of {ROWS + 5:,} rows are on this page" in html
    assert f"s{ROWS + 4:05d}" not in html


def test_a_histogram_counts_full_marks_in_its_last_step() -> None:
    found = histogram([0, 0.05, 0.3, 0.1 + 0.2, 0.999, 1])
    assert found.counts == (2, 0, 0, 2, 0, 0, 0, 0, 0, 2)
    assert found.words.endswith("2 from 0 to 10 %, 2 from 30 to 40 %, 2 from 90 to 100 %.")


STUB = "Not attempted yet: the stub is as it was."
CHANGED = "the test cell test_one had been changed; it was run as it was handed out."


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        (result("ann", verdict("one", 0, Status.MISSING)), "not handed in"),
        (result("ann", verdict("one", 0, Status.REFUSED), notes=("No.",)), "could not be read"),
        (result("ann", verdict("one", 0, Status.TIMEOUT)), "took too long"),
        (result("ann", verdict("one", 0, Status.KILLED)), "was stopped"),
        (result("ann", verdict("one", 0, Status.ERROR, message=STUB)), "not attempted"),
        (result("ann", verdict("one", 2), notes=(CHANGED,)), "changed what it should not"),
        (result("ann", verdict("one", 2), notes=("first.ipynb was taken for it.",)), "note"),
    ],
)
def test_who_is_stuck_is_named_with_the_reason(work, kind: str) -> None:
    assert kinds(class_work(work)) == [("ann", kind)]


def test_late_work_is_named_but_not_work_that_is_missing() -> None:
    class_ = class_work(
        result("ann", verdict("one", 2)),
        result("bob", verdict("one", 2)),
        marks={"ann": LATE, "bob": replace(LATE, handed_in=LATE.due)},
    )
    assert kinds(class_) == [("ann", "late")]
    assert troubles_of(class_)[0].details == "2 hours"


def test_who_left_half_of_a_lesson_is_named_and_written_answers_do_not_count() -> None:
    stub = verdict("one", 0, Status.ERROR, message=STUB)
    written = Verdict("why", Status.MANUAL, 0, 4, "No answer was written.")
    class_ = class_work(
        result("ann", stub, verdict("two", 2), written),
        result("bob", stub, verdict("two", 2), verdict("three", 2), written),
    )
    assert kinds(class_) == [("ann", "half not attempted")]


@pytest.mark.parametrize(
    ("weak", "word"),
    [([2, 2, 2, 0, 0] * 2, ""), ([2, 0] * 5, "low"), ([0, 0, 0, 2, 2] * 2, "negative")],
)
def test_an_exercise_that_tells_little_is_marked(weak: list[float], word: str) -> None:
    strong = [2, 2, 2, 0, 0] * 2
    works = [
        result(f"s{number}", verdict("one", a), verdict("two", b))
        for number, (a, b) in enumerate(zip(weak, strong, strict=True))
    ]
    row = report_of(class_work(*works), [], {}).exercises[0]
    assert row.remark == word
