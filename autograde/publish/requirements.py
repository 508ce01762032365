"""Which packages a student's copy needs: those of the course's own that its code names.

It reads code and pyproject.toml; it installs nothing and asks no registry.
"""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

from lab.errors import CourseError

ALWAYS = {"ipykernel", "jupyterlab"}
"""What a notebook is opened with; no code names it."""


@dataclass(frozen=True)
class Project:
    """What pyproject.toml says: the Python that is needed, and the packages with their ranges."""

    python: str
    dependencies: tuple[str, ...]


def read_project(path: Path) -> Project:
    """Read a course's pyproject.toml.

    Raises
    ------
    CourseError
        If it isn't there, or isn't one.
    """
    try:
        project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        return Project(project["requires-python"], tuple(project["dependencies"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CourseError(
            f"{path} does not say which packages the course needs ({error}). "
            "Restore it from the course's repository."
        ) from error


def needed(dependencies: Sequence[str], code: Iterable[str]) -> list[str]:
    """Those dependencies that the code imports, or names in a text to look for them.

    Parameters
    ----------
    dependencies : such as ``numpy>=1.26,<3``.
    code : the texts of modules and cells; one that isn't Python (a magic, say) is skipped.
    """
    named = {name for text in code for name in _names(text)}
    wanted = set(ALWAYS)
    for module, distributions in packages_distributions().items():
        if module in named:
            wanted.update(_normal(name) for name in distributions)
    return [text for text in dependencies if _normal(re.split(r"[^\w.-]", text)[0]) in wanted]


def environment_yml(
    note: str, python: str, dependencies: Iterable[str], pip: Sequence[str] = ()
) -> str:
    """The text of an environment.yml for conda, its first line a comment."""
    lines = [
        f"# {note}",
        "name: training-networks",
        "channels:",
        "  - conda-forge",
        "dependencies:",
        f"  - python{python}",
        "  - pip",
        *(f"  - {dependency}" for dependency in dependencies),
    ]
    if pip:
        lines += ["  - pip:", *(f"      - {argument}" for argument in pip)]
    return "\n".join(lines) + "\n"


def _names(text: str) -> Iterator[str]:
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
