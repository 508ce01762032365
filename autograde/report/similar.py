"""Finds answers that are more alike than two students would write them on their own.

An answer becomes a line of words in which the student's own names are all the same, so that a copy
with other names is still one. What counts is how much of it two students share that neither the
lesson, nor the reference, nor a known answer, nor many of the class have. It proves nothing: a
person looks at the pair.
"""

import builtins
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from keyword import iskeyword
from zlib import crc32

from rapidfuzz.distance import Indel

GRAM = 6
"""Words in a row that are looked up together."""
WINDOW = 3
"""Of so many neighbouring grams one is kept (winnowing: Schleimer, Wilkerson and Aiken, 2003)."""
LIKENESS = 0.8
"""The share of common words, in their order, from which two answers are alike."""
SHARED = 0.5
"""The share of an answer's telling grams that the other must have, too."""
EVIDENCE = 10
"""Telling grams that a pair must share in the answers that are alike."""
COMMON_SHARE, COMMON_LEAST, COMMON_MOST = 0.1, 5, 20
"""A gram that more students than this have is no evidence: a share, within these bounds."""
LONGEST = 8_000
"""Characters of an answer that are read."""

WORD = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<doc>[rbfuRBFU]{0,2}(?:\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''))
    |(?P<text>[rbfuRBFU]{0,2}(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
    |(?P<number>\d[\w.]*)
    |(?P<name>[^\W\d]\w*)
    |(?P<sign>\*\*|//|[=!<>]=|->|[^\w\s])""",
    re.VERBOSE | re.DOTALL,
)
SHARED_NAMES = frozenset(["np", "math", "self", *dir(builtins)])
"""Names that are not the student's own."""

Answers = Mapping[str, str]
"""A student's answers: exercise -> code."""


@dataclass(frozen=True)
class Alike:
    """Two students' answers to one exercise.

    Parameters
    ----------
    likeness : the share of common words, from 0 to 1.
    evidence : telling grams that both have.
    """

    exercise: str
    likeness: float
    evidence: int


@dataclass(frozen=True)
class Pair:
    """Two students whose answers to a lesson are alike, with the most telling exercise first."""

    first: str
    second: str
    exercises: tuple[Alike, ...]

    @property
    def evidence(self) -> int:
        """Telling grams that both have."""
        return sum(one.evidence for one in self.exercises)


@lru_cache(maxsize=50_000)
def words_of(code: str) -> tuple[int, ...]:
    """The words of a program, without comments and docstrings, and with its own names alike.

    It need not be a program: whatever a student wrote has words.

    Returns
    -------
    tuple
        A number for each word, the same in every run.
    """
    words: list[str] = []
    for found in WORD.finditer(code[:LONGEST]):
        kind, word = found.lastgroup, found[0]
        if kind in {"comment", "doc"}:
            continue
        if kind == "name" and not iskeyword(word) and word not in SHARED_NAMES:
            after_dot = len(words) > 1 and words[-1] == "." and words[-2] != "self"
            word = word if after_dot else "v"
        words.append(word)
    return tuple(crc32(word.encode("utf-8", "replace")) for word in words)


def _grams(words: Sequence[int]) -> list[int]:
    """All runs of `GRAM` words, each as one number."""
    return [hash(tuple(words[i : i + GRAM])) for i in range(len(words) - GRAM + 1)]


def similar_pairs(class_: Mapping[str, Answers], known: Iterable[str]) -> list[Pair]:
    """The pairs of students who share more of a lesson than chance gives, the most first.

    Parameters
    ----------
    class_ : the answers of each student.
    known : programs that anybody may have: the stubs, the lesson's own code, known answers.
    """
    ordinary = {gram for text in known for gram in _grams(words_of(text))}
    telling = {
        (student, exercise): _winnowed(words_of(code), ordinary)
        for student, answers in class_.items()
        for exercise, code in answers.items()
    }
    most = min(COMMON_MOST, max(COMMON_LEAST, int(COMMON_SHARE * len(class_))))
    owners: dict[tuple[str, int], list[str]] = defaultdict(list)
    for (student, exercise), grams in telling.items():
        for gram in grams:
            owners[exercise, gram].append(student)
    shared: Counter[tuple[str, str, str]] = Counter()
    rare: Counter[tuple[str, str]] = Counter()
    for (exercise, _), students in owners.items():
        if len(students) > most:
            continue
        for student in students:
            rare[student, exercise] += 1
        for pair in combinations(students, 2):
            shared[(*pair, exercise)] += 1
    pairs = (
        Pair(first, second, tuple(alike))
        for (first, second), alike in _grouped(shared, rare, class_).items()
    )
    found = [pair for pair in pairs if pair.evidence >= EVIDENCE]
    return sorted(found, key=lambda pair: (-pair.evidence, pair.first, pair.second))


def _grouped(
    shared: Mapping[tuple[str, str, str], int],
    rare: Mapping[tuple[str, str], int],
    class_: Mapping[str, Answers],
) -> dict[tuple[str, str], list[Alike]]:
    """For each pair the answers that are alike."""
    totals: Counter[tuple[str, str]] = Counter()
    for (first, second, _), count in shared.items():
        totals[first, second] += count
    groups: dict[tuple[str, str], list[Alike]] = defaultdict(list)
    for (first, second, exercise), count in sorted(shared.items(), key=lambda item: -item[1]):
        if totals[first, second] < EVIDENCE:
            continue
        least = max(rare[first, exercise], rare[second, exercise])
        if count < SHARED * least:
            continue
        likeness = Indel.normalized_similarity(
            words_of(class_[first][exercise]), words_of(class_[second][exercise])
        )
        if likeness >= LIKENESS:
            groups[first, second].append(Alike(exercise, likeness, count))
    return groups


def _winnowed(words: Sequence[int], ordinary: set[int]) -> set[int]:
    """Of the grams that are not ordinary, the smallest of each window."""
    own = [gram for gram in _grams(words) if gram not in ordinary]
    return {min(own[i : i + WINDOW]) for i in range(max(1, len(own) - WINDOW + 1)) if own}


def same_lines(one: str, other: str) -> Iterator[tuple[str, bool]]:
    """The lines of a program, and whether the other has the same but for names and comments."""
    theirs = {words for line in other.split("\n") if (words := words_of(line))}
    for line in one.split("\n"):
        words = words_of(line)
        yield line, bool(words) and words in theirs


def changed_prose(code: str, change: Callable[[str], str]) -> str:
    """A program whose comments and texts are changed; one that is too long is changed all over."""
    if len(code) > LONGEST:
        return change(code)
    prose = {"comment", "doc", "text"}
    return WORD.sub(lambda word: change(word[0]) if word.lastgroup in prose else word[0], code)
