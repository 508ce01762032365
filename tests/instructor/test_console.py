"""The check of the page's commands finds what it is there to find."""

from pathlib import Path

import pytest
from console import read_steps

PAGE = """\
# A page

```text
$ not a command
```

```console
$ echo one
one
$ ls grades/
a.csv   ... files
```

```console serve
$ make it
running at ...
```
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(PAGE)
    return path


def test_commands_are_read_in_order_with_their_outputs(page: Path) -> None:
    steps = read_steps(page)
    assert [(s.command, s.serves) for s in steps] == [
        ("echo one", False),
        ("ls grades/", False),
        ("make it", True),
    ]
    assert steps[0].shown == "one\n"


def test_another_output_than_the_shown_one_is_told(page: Path) -> None:
    one, listing, _ = read_steps(page)
    assert one.is_shown("one")
    assert not one.is_shown("two")
    assert not one.is_shown("one\nand more")
    assert listing.is_shown("a.csv 7 files")
    assert not listing.is_shown("b.csv 7 files")
