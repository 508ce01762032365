"""The lists of dependencies say the same thing."""

import importlib.util
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
REQUIREMENTS = [
    Requirement(line)
    for lines in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    for line in lines
]


def constraints() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pins}


def test_environment_yml_is_what_pyproject_gives():
    spec = importlib.util.spec_from_file_location("environment", ROOT / ".ci" / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    committed = (ROOT / "environment.yml").read_text()
    assert committed == module.environment(), "Run `make environment`."


def test_environment_yml_holds_every_dependency_for_conda():
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    conda = {Requirement(line).name: Requirement(line) for line in listed if isinstance(line, str)}
    for line in PROJECT["dependencies"]:
        wanted = Requirement(line)
        assert conda[wanted.name].specifier == wanted.specifier
    assert str(conda["python"].specifier) == PROJECT["requires-python"]


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.name)
def test_the_tested_version_lies_in_the_range(requirement: Requirement):
    version = constraints()[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version)


def test_the_constraints_name_versions_alone():
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        assert line.startswith("#") or ("==" in line and "//" not in line and "@" not in line)
