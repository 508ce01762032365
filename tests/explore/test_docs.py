"""The example in docs/explorers.md does what it says there."""

import re
from pathlib import Path
from typing import Any

from lab.explore.controls import start_values
from lab.explore.stage import Stage
from solutions.hyperparameters import step_decay

PAGE = (Path(__file__).parents[2] / "docs" / "explorers.md").read_text()


def test_the_example_draws_its_curve() -> None:
    names: dict[str, Any] = {"__name__": "example"}
    example, *_ = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    exec(example, names)
    explorer = names["Decay"](step_decay)
    frame = Stage(explorer).frame(start_values(explorer.controls))
    assert not frame.failed
    assert frame.reading.sentence == "At the end the rate is 9.8e-05. It fell 1,024 fold."


def test_every_module_that_it_names_is_there() -> None:
    lab = Path(__file__).parents[2] / "notebooks" / "lab"
    table, prose = PAGE[PAGE.index("## What is there already") :].split("\n\n")[1:3]
    shared = re.findall(r"`(\w+)`", "".join(row.split("|")[1] for row in table.splitlines()[2:]))
    plain = re.findall(r"`(\w+)`", prose[prose.index("explorers:") :])
    assert len(shared) >= 7
    assert all((lab / "explore" / f"{name}.py").exists() for name in shared)
    assert len(plain) >= 8
    assert all((lab / f"{name}.py").exists() for name in plain)
