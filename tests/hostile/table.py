"""The table of threats in docs/threats.md: ``python -m tests.hostile.table`` writes it anew."""

from pathlib import Path

from tests.hostile.lesson import CORPUS, read

TABLE = Path(__file__).parents[2] / "docs" / "threats.md"
HEAD = """# What was tried against the grader

One line a file of `tests/hostile/corpus`, which `pytest tests/hostile` runs against the real
engine, and `benchmarks/stock_threats.py` against stock nbgrader 0.9.6. There a threat *cheats*
(points without the work), *gets at it* (what an otherwise honest notebook tries, succeeds),
*aborts* the run for everyone, or honest work is *lost* (it gets no points); where a threat did
worse there with other test cells than these, that word stands. A dash is where this was not tried,
as it would take the computer down or needs what the benchmark's own sandbox refuses, or where it
did not end. Unless a patch spoils it, the student's other exercise keeps its points here in each
line.

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
