"""What several commands have in common: the terminal, and options that mean the same in each."""

from typing import Annotated

import typer
from rich.console import Console

CONSOLE = Console()

OneAssignment = Annotated[str | None, typer.Option(help="Only this assignment.")]
GradebookUrl = Annotated[str | None, typer.Option(help="Gradebook URL; default OUT/gradebook.db.")]
