"""Writes environment.yml, for conda and Binder, from the dependencies of pyproject.toml."""

from pathlib import Path

from autograde.publish.requirements import environment_yml, read_project

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "environment.yml"
NOTE = "Made by `make environment` from pyproject.toml; change that file, not this one."


def environment() -> str:
    """The text of environment.yml."""
    project = read_project(ROOT / "pyproject.toml")
    return environment_yml(NOTE, project.python, project.dependencies, ["--editable ."])


if __name__ == "__main__":
    TARGET.write_text(environment())
