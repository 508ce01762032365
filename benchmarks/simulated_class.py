"""Makes a class to try reports on: its answers are drawn from those known right or wrong.

    .venv/bin/python benchmarks/simulated_class.py build/class --students 200
    .venv/bin/autograde deadlines build/class/deadlines.csv --out build/graded
    .venv/bin/autograde roster build/class/roster.csv --out build/graded
    .venv/bin/autograde grade build/class/submissions --out build/graded
    .venv/bin/autograde report build/graded

The same seed gives the same class. Some hand in late, or nothing, or no notebook; one changes a
test, one writes a loop without an end, one puts markup into everything, and two pairs copy.
"""

import argparse
import csv
import io
import json
import random
import re
import tokenize
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jupytext

from autograde.course import Course
from autograde.lesson.answers import Answer, Answers, Kind, read_answers
from autograde.lesson.reading import Lesson, read_lessons
from lab.files import written_whole

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "answers"
NAMES = ("Ada", "Bo", "Chidi", "Dana", "Eli", "Fen", "Gita", "Hugo", "Ines", "Jae", "Kofi", "Lena")
FAMILIES = ("Okafor", "Silva", "Novak", "Tanaka", "Haddad", "Berg", "Rossi", "Iyer", "Cohen", "Ito")
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'
COPIES = {4: ("ben", False), 5: ("ben", True), 8: ("gus", False), 9: ("gus", True)}
"""Students who hand in another's work: whose, and whether with all variables renamed."""


@dataclass(frozen=True)
class Student:
    """One of the class; ``skill`` is the probability that an answer of theirs is right."""

    number: int
    name: str
    skill: float


def main() -> None:
    """Write the class."""
    parser = argparse.ArgumentParser(description="Make a class to try reports on.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--students", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--assignments", nargs="*", help="default: all that have answers")
    options = parser.parse_args()
    course = Course.here()
    lessons = [
        lesson
        for lesson in read_lessons(course.lessons)
        if not options.assignments or lesson.assignment in options.assignments
    ]
    answers = read_answers(course.answers, read_lessons(course.lessons))
    rng = random.Random(options.seed)
    class_ = students(options.students, rng)
    for lesson in lessons:
        for student in class_:
            for name, text in work(course, lesson, answers[lesson.assignment], student, rng):
                path = options.folder / "submissions" / student.name / lesson.assignment / name
                with written_whole(path) as temporary:
                    temporary.write_text(text, encoding="utf-8")
    write_tables(options.folder, class_, lessons)
    print(f"{len(class_)} students and {len(lessons)} lessons are in {options.folder}.")


def students(count: int, rng: random.Random) -> list[Student]:
    """Students of all skills, most of them good."""
    return [Student(n, f"s{n:05d}", rng.betavariate(4, 1.6)) for n in range(count)]


def work(
    course: Course, lesson: Lesson, answers: Answers, student: Student, rng: random.Random
) -> list[tuple[str, str]]:
    """The files of a student for a lesson: none, or the notebook and when it was handed in."""
    name = f"{lesson.notebook}.ipynb"
    fate = rng.random()
    if fate < 0.05 and student.number > 12:
        return []
    if fate < 0.06 and student.number > 12:
        return [(name, "{ this is no notebook")]
    notebook = json.loads((course.notebooks / lesson.assignment / name).read_text("utf-8"))
    typed = copied(lesson, student) or drawn(lesson, answers, student, rng)
    if 0.06 <= fate < 0.08:
        typed = {}
    for cell in notebook["cells"]:
        given = cell["metadata"].get("nbgrader", {})
        if given.get("grade_id") in typed:
            cell["source"] = typed[given["grade_id"]]
        elif student.number == 3 and given.get("grade") and not given.get("solution"):
            cell["source"] = "assert True"
    day = 3 if rng.random() < 0.08 else 1
    return [(name, json.dumps(notebook)), ("timestamp.txt", f"2026-10-0{day} 1{day}:15:00 UTC")]


def drawn(lesson: Lesson, answers: Answers, student: Student, rng: random.Random) -> dict[str, str]:
    """What a student types in each answer cell."""
    typed: dict[str, str] = {}
    for exercise in lesson.exercises:
        if exercise.startswith("predict_"):
            letter = rng.choice("abcd")
            typed[exercise] = f'{exercise} = "{letter}"'
        elif student.number == 6 and len(typed) == 1:
            typed[exercise] = "while True:\n    pass"
        elif exercise in answers and rng.random() > 0.25 * (1 - student.skill):
            typed[exercise] = pick(answers[exercise], student, rng).code
    if student.number == 7:
        typed = {name: f"# {HOSTILE}\nprint({HOSTILE!r})\n{text}" for name, text in typed.items()}
    return typed


def pick(known: Sequence[Answer], student: Student, rng: random.Random) -> Answer:
    """A right answer with the student's skill as its probability, else a slip."""
    kind = Kind.RIGHT if rng.random() < student.skill else Kind.SLIP
    return rng.choice([answer for answer in known if answer.kind is kind] or list(known))


def copied(lesson: Lesson, student: Student) -> dict[str, str]:
    """The work of an example student, if this one hands it in."""
    whose, renames = COPIES.get(student.number, ("", False))
    path = EXAMPLES / whose / f"{lesson.assignment}.py"
    if not whose or not path.exists():
        return {}
    cells = jupytext.reads(path.read_text("utf-8"), fmt="py:percent").cells
    typed = {
        cell.metadata["title"]: cell.source
        for cell in cells
        if cell.metadata.get("title") in lesson.exercises
    }
    return {name: renamed(text, [name]) if renames else text for name, text in typed.items()}


def renamed(code: str, fixed: Sequence[str]) -> str:
    """The same code with other names for its variables and arguments, and without comments."""
    bound = set(re.findall(r"\b([A-Za-z_]\w*)\b(?=\s*(?:=[^=]|,|\)|:| in ))", code))
    tokens = list(tokenize.generate_tokens(io.StringIO(code).readline))
    keep = {*fixed, "np", "math", "True", "False", "None", "self", "float", "int", "range"}
    # A keyword of a call has to stay.
    keep.update(re.findall(r"[(,]\s*(\w+)=[^=]", code))
    names: dict[str, str] = {}
    out: list[tuple[int, str]] = []
    for index, token in enumerate(tokens):
        text = token.string
        if token.type == tokenize.COMMENT:
            continue
        after_dot = index > 0 and tokens[index - 1].string == "."
        if token.type == tokenize.NAME and text in bound - keep and not after_dot:
            text = names.setdefault(text, f"my_{len(names)}")
        out.append((token.type, text))
    return tokenize.untokenize(out)


def write_tables(folder: Path, class_: Sequence[Student], lessons: Sequence[Lesson]) -> None:
    """Write roster.csv and deadlines.csv for the class."""
    roster = [
        {
            "id": student.name,
            "first_name": HOSTILE if student.number == 7 else NAMES[student.number % len(NAMES)],
            "last_name": "=1+1" if student.number == 7 else FAMILIES[student.number * 7 % 10],
            "email": f"{student.name}@example.org",
        }
        for student in class_
    ]
    due = [{"assignment": ls.assignment, "due": "2026-10-02 23:59"} for ls in lessons]
    _write(folder / "roster.csv", roster)
    _write(folder / "deadlines.csv", due)


def _write(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    with written_whole(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as f:
        writer = csv.DictWriter(f, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
