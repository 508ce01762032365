"""The notebook shows what a kernel would have shown, cut where it grows too large."""

from pathlib import Path
from typing import Any

import nbformat

from autograde.engine.outputs import Outputs
from autograde.engine.run import EngineExecutor
from autograde.verdicts import Status
from tests.engine.conftest import Run, answer, check, code


def shown(run: Run, *cells: str) -> list[list[Any]]:
    notebook = run(*map(code, cells)).notebook
    nbformat.validate(notebook)
    return [cell.outputs for cell in notebook.cells[1:]]


def test_prints_results_and_displays_are_in_their_order(run: Run) -> None:
    ((first, second, third, fourth),) = shown(
        run,
        "import sys\nfrom IPython.display import HTML, display\nprint('a')\nprint('b')\n"
        "print('c', file=sys.stderr)\ndisplay(HTML('<b>x</b>'))\n1 + 1",
    )
    assert (first.name, first.text) == ("stdout", "a\nb\n")
    assert (second.name, second.text) == ("stderr", "c\n")
    assert third.data["text/html"] == "<b>x</b>"
    assert (fourth.output_type, fourth.data["text/plain"]) == ("execute_result", "2")
    assert fourth.execution_count == 2


def test_a_figure_is_a_picture(run: Run) -> None:
    ((figure,),) = shown(run, "import matplotlib.pyplot as plt\nplt.plot([1, 2]);")
    assert figure.data["image/png"].startswith("iVBOR")


def test_a_test_shows_its_figures_too(run: Run) -> None:
    execution = run(check("t", "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"))
    assert execution.notebook.cells[1].outputs[0].data["image/png"].startswith("iVBOR")


def test_an_error_shows_the_students_traceback(run: Run) -> None:
    ((error,),) = shown(run, "def f():\n    return 1 / 0\nf()")
    assert (error.ename, error.evalue) == ("ZeroDivisionError", "division by zero")
    assert "return 1 / 0" in "\n".join(error.traceback)


def test_a_failed_test_shows_its_message_and_nothing_hidden(run: Run) -> None:
    execution = run(
        answer(
            "f", "def f(x):\n    return secret_helper(x)\ndef secret_helper(x):\n    return 1 / x"
        ),
        check("t", "### BEGIN HIDDEN TESTS\nhidden_value = f(0)\n### END HIDDEN TESTS"),
    )
    (error,) = execution.notebook.cells[2].outputs
    text = "\n".join(error.traceback)
    assert "return 1 / x" in text
    assert "hidden_value" not in text + error.evalue
    assert "engine" not in text


def test_what_would_run_in_a_browser_is_taken_out(run: Run) -> None:
    outputs = shown(
        run,
        "from IPython.display import HTML, SVG, Javascript, Markdown, display\n"
        "display(HTML('<b>bold</b><script>alert(1)</script><img src=x onerror=alert(2)>'))\n"
        "display(HTML('<iframe src=//evil></iframe><a href=\"javascript:alert(3)\">a</a>'))\n"
        "display(Markdown('**bold** <script>alert(4)</script>'), Javascript('alert(5)'))\n"
        'display(SVG(\'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(6)"></svg>\'))',
    )
    rich = [{k: v for k, v in o.data.items() if k != "text/plain"} for o in outputs[0]]
    assert "<b>bold</b>" in rich[0]["text/html"]
    for bad in ("<script", "onerror", "iframe", "javascript:", "onload", "svg"):
        assert bad not in str(rich)


def test_the_courses_figures_keep_their_picture_and_its_text(run: Run) -> None:
    ((figure,),) = shown(
        run,
        "from matplotlib.figure import Figure\nfrom lab.figures import show\nshow(Figure(), 'A')",
    )
    assert figure.data["image/png"]
    assert figure.metadata["image/png"]["alt"] == figure.data["text/plain"] == "A"
    assert "text/html" not in figure.data, "the same picture once more"


def test_magics_shell_commands_and_await_work(run: Run) -> None:
    outputs = shown(
        run,
        "%time pass",
        "!echo from the shell",
        "import asyncio\nawait asyncio.sleep(0)\nprint('waited')",
        "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('here')",
    )
    assert "CPU times" in outputs[0][0].text
    assert "from the shell" in outputs[1][0].text
    assert outputs[2][0].text == "waited\n"
    assert outputs[3][0].text == "here\n"


def test_a_flood_is_cut_and_says_so(run: Run) -> None:
    first, second = shown(run, "print('x' * 10_000_000)", "for i in range(100_000): print(i)")
    for outputs in (first, second):
        assert sum(len(output.text) for output in outputs) < 110_000
        assert "more were left out" in outputs[-1].text


def test_partial_points_are_where_nbgrader_reads_them(run: Run) -> None:
    execution = run(
        check("half", "1.5", points=3),
        check("none", "0", points=3),
        check("full", "3", points=3),
        check("other", "[7]", points=3),
    )
    cells = execution.notebook.cells[1:]
    results = [[o for o in cell.outputs if o.output_type == "execute_result"] for cell in cells]
    assert [v.points for v in execution.verdicts] == [1.5, 0, 3, 3]
    assert results[0][0].data["text/plain"] == "1.5"
    assert results[1][0].data["text/plain"] == "0"
    assert results[2] == results[3] == []


def test_written_answers_wait_for_a_person(engine: EngineExecutor, tmp_path: Path) -> None:
    nbgrader = {"grade_id": "explain", "grade": True, "solution": True, "points": 4}
    cell = nbformat.v4.new_markdown_cell("Because.", metadata={"nbgrader": nbgrader})
    execution = engine.run(nbformat.v4.new_notebook(cells=[cell]), tmp_path)
    assert [(v.status, v.max_points) for v in execution.verdicts] == [(Status.MANUAL, 4)]


def test_the_notebook_that_was_given_stays_as_it_was(
    engine: EngineExecutor, tmp_path: Path
) -> None:
    notebook = nbformat.v4.new_notebook(cells=[code("print(1)")])
    engine.run(notebook, tmp_path)
    assert notebook.cells[0].outputs == []


def test_display_data_that_is_none_is_left_out() -> None:
    outputs = Outputs(100)
    outputs.stream("stdout", "a" * 150)
    outputs.add({"output_type": "display_data", "data": {"text/plain": "b"}, "metadata": {}})
    kept = outputs.taken()
    assert kept[0]["text"] == "a" * 100
    assert kept[-1]["text"].startswith("\n[")
    assert outputs.taken() == []
