"""Makes ``submissions/``: what the students typed, ``answers/``, in the released notebooks.

A notebook is made as JupyterLab would have saved it with its outputs cleared. Nothing is run here,
and nothing graded.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from lab.errors import CourseError
from lab.files import folder_written_whole

EXAMPLES = Path(__file__).resolve().parent
DELETED = "deleted"
"""The tag of a cell that the student removed."""
NEW_CELL = {"code": new_code_cell, "markdown": new_markdown_cell}


def main() -> None:
    """Write ``examples/submissions/`` anew."""
    made = submissions()
    with folder_written_whole(EXAMPLES / "submissions") as folder:
        for name, content in made.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    print(f"{len(made)} submissions are in {EXAMPLES / 'submissions'}.")


def submissions(
    answers: Path = EXAMPLES / "answers", released: Path = EXAMPLES.parent / "notebooks"
) -> dict[str, bytes]:
    """What the students hand in.

    Parameters
    ----------
    answers : holds ``<student>/<assignment>.py``.
    released : holds ``<assignment>/<notebook>.ipynb``.

    Returns
    -------
    dict
        The notebooks' bytes, by ``<student>/<assignment>/<notebook>.ipynb``.

    Raises
    ------
    CourseError
        If an answer belongs to no cell, or to no notebook.
    """
    made = {}
    for path in sorted(answers.glob("*/*.py")):
        template = _template(released / path.stem, path)
        notebook = nbformat.read(template, as_version=4)
        notebook.cells = list(_filled(notebook, _typed(path)))
        nbformat.validate(notebook)
        name = f"{path.parent.name}/{path.stem}/{template.name}"
        made[name] = f"{nbformat.writes(notebook)}\n".encode()
    return made


def _template(folder: Path, path: Path) -> Path:
    found = list(folder.glob("*.ipynb"))
    if len(found) != 1:
        raise CourseError(
            f"{path} needs one notebook in {folder}, where there are {len(found)}. "
            "Name the file after an assignment; `autograde build` makes the notebooks."
        )
    return found[0]


def _typed(path: Path) -> dict[str, list[NotebookNode]]:
    """What was typed in each cell, by grade id, with the student's own cells that follow it."""
    typed: dict[str, list[NotebookNode]] = {}
    group: list[NotebookNode] = []
    for cell in jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent").cells:
        name = cell.metadata.get("title")
        if name in typed or not (name or typed):
            raise CourseError(
                f"{path}: a cell that begins with {cell.source[:40]!r} has no grade id, or one "
                "that was there before. Begin it with a line like `# %% sigmoid`."
            )
        if name:
            group = typed[name] = []
        group.append(cell)
    return typed


def _filled(
    notebook: NotebookNode, typed: Mapping[str, list[NotebookNode]]
) -> Iterator[NotebookNode]:
    unknown = typed.keys() - {cell.id for cell in notebook.cells}
    if unknown:
        raise CourseError(
            f"The released notebook has no cell {', '.join(sorted(unknown))}. "
            "Name a cell in examples/answers by a grade id of its lesson."
        )
    for cell in notebook.cells:
        if cell.id not in typed:
            yield cell
            continue
        answer, *own = typed[cell.id]
        if DELETED not in answer.metadata.get("tags", []):
            cell.source = answer.source
            yield cell
        for number, added in enumerate(own, 1):
            yield NEW_CELL[added.cell_type](added.source, id=f"{cell.id}-own-{number}")


if __name__ == "__main__":
    main()
