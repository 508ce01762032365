"""Where there is no sandbox, nothing is graded unless that is asked for."""

from pathlib import Path

import pytest
from nbformat.v4 import new_notebook

from autograde.engine.limits import Limits
from autograde.engine.run import EngineExecutor
from autograde.verdicts import Status
from lab.errors import CourseError
from tests.engine.conftest import answer, check


def test_a_machine_without_bubblewrap_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(CourseError, match=r"apt-get install bubblewrap.*--no-jail"):
        EngineExecutor()


def test_a_bubblewrap_that_can_do_nothing_is_told_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(CourseError, match="No permissions to create new namespace"):
        EngineExecutor()


def test_without_a_jail_it_grades_the_same(tmp_path: Path) -> None:
    notebook = new_notebook(
        cells=[
            answer("f", "def f(x): return x"),
            check("test_f", "assert f(3) == 3"),
            answer("g", "import os\ndef g(): os._exit(1)"),
            check("test_g", "g()"),
            check("test_h", "assert f(4) == 4"),
        ]
    )
    (tmp_path / "beside.txt").write_text("text")
    with EngineExecutor(jailed=False) as engine:
        execution = engine.run(notebook, tmp_path)
    statuses = [verdict.status for verdict in execution.verdicts]
    assert statuses == [Status.PASSED, Status.KILLED, Status.PASSED]
    assert (tmp_path / "beside.txt").read_text() == "text"


def test_files_beside_the_notebook_are_there_but_links_are_not_followed(
    engine: EngineExecutor, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("gradebook")
    folder = tmp_path / "submission"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "data.txt").write_text("mine")
    (folder / "link").symlink_to(secret)
    (folder / "inner" / "out").symlink_to(tmp_path)
    notebook = new_notebook(
        cells=[
            answer("f", "import os\ndef f(p): return open(p).read() if os.path.exists(p) else ''"),
            check("t", "assert f('inner/data.txt') == 'mine'\nassert f('link') == ''"),
            check("u", "assert f('inner/out/secret') == ''"),
        ]
    )
    execution = engine.run(notebook, folder)
    assert [verdict.status for verdict in execution.verdicts] == [Status.PASSED] * 2


def test_large_files_beside_the_notebook_arrive_whole_or_are_left_out(
    engine: EngineExecutor, tmp_path: Path
) -> None:
    (tmp_path / "a_large.bin").write_bytes(bytes(range(250)) * 48_000)
    (tmp_path / "b_too_large.bin").write_bytes(bytes(30_000_000))
    (tmp_path / "c_empty.bin").write_bytes(b"")
    text = "import os\nsizes = {name: os.path.getsize(name) for name in os.listdir('.')}"
    test = "assert sizes['a_large.bin'] == 12_000_000 and sizes['c_empty.bin'] == 0, sizes"
    notebook = new_notebook(cells=[answer("f", text), check("t", test)])
    (verdict,) = engine.run(notebook, tmp_path).verdicts
    assert verdict.status is Status.PASSED, verdict.message


def test_a_cell_of_many_megabytes_costs_itself_alone(
    engine: EngineExecutor, tmp_path: Path
) -> None:
    huge = "text = '" + "x" * 11_000_000 + "'"
    notebook = new_notebook(cells=[answer("f", huge), answer("g", "g = 1"), check("t", "assert g")])
    execution = engine.run(notebook, tmp_path)
    assert execution.verdicts[0].status is Status.PASSED
    assert "too large" in execution.notebook.cells[0].outputs[0].evalue


def test_a_sandbox_that_cannot_be_set_up_is_no_fault_of_the_students(tmp_path: Path) -> None:
    limits = Limits(disk=-1)
    with EngineExecutor(limits) as engine, pytest.raises(CourseError, match="could not be set up"):
        engine.run(new_notebook(cells=[answer("f", "f = 1"), check("t", "f")]), tmp_path)
