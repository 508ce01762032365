"""The table of threats in docs/threats.md: ``python -m tests.hostile.table`` writes it anew."""

from pathlib import Path

from tests.hostile.lesson import CORPUS, read

TABLE = Path(__file__).parents[2] / "docs" / "threats.md"
HEAD = """# What was tried against the grader

One line a file of `tests/hostile/corpus`, which `pytest tests/hostile` runs against the real
engine. With stock nbgrader 0.9.6 a threat *cheats* (points without the work), is *lost* (honest
work without points), or *aborts* the run for everyone; a dash means that it was not tried there.
Unless a patch spoils it, the student's other exercise keeps its points in each line.

Threats to the capstone (labels looked for on disk, memorised, too few, out of range) are in
`tests/engine/test_sealed.py` and `tests/lessons/test_capstone.py`; what remains is told in
[grader.md](grader.md).

| threat | stock nbgrader | here |
|---|---|---|
"""


def table() -> str:
    """The table as Markdown."""
    threats = [read(path) for path in sorted(CORPUS.glob("*.py"))]
    return HEAD + "".join(f"| {t.threat} | {t.stock} | {t.outcome} |\n" for t in threats)


if __name__ == "__main__":
    TABLE.write_text(table())
