"""Which names a cell uses and which it defines, found by reading it. Nothing is run here."""

import symtable
from collections.abc import Iterable, Sequence
from functools import lru_cache

REMEMBERED = 4096
"""Cells whose names are kept: those of some lessons, with all that is known of them."""


@lru_cache(REMEMBERED)
def names_used(text: str) -> frozenset[str]:
    """The names that a cell takes from the notebook, those in its functions included."""
    return frozenset(
        symbol.get_name()
        for table in _tables(text)
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (symbol.is_global() or table.get_type() == "module")
    )


@lru_cache(REMEMBERED)
def names_defined(text: str) -> frozenset[str]:
    """The names that a cell gives to the notebook."""
    return frozenset(
        symbol.get_name()
        for table in _tables(text)
        for symbol in table.get_symbols()
        if (symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace())
        and (table.get_type() == "module" or symbol.is_declared_global())
    )


def wanted(texts: Sequence[str], names: set[str]) -> set[int]:
    """The places of the cells that define one of the names, or one that such a cell needs."""
    defined = [names_defined(text) for text in texts]
    found: set[int] = set()
    needed = set(names)
    while more := {i for i, own in enumerate(defined) if i not in found and own & needed}:
        found |= more
        needed = needed.union(*(names_used(texts[i]) for i in more))
    return found


def _tables(text: str) -> Iterable[symtable.SymbolTable]:
    """The table of a cell's own names and those of its functions; none if it is no Python."""
    try:
        tables: list[symtable.SymbolTable] = [symtable.symtable(text, "cell", "exec")]
    except (SyntaxError, ValueError):
        return []
    for table in tables:
        tables.extend(table.get_children())
    return tables
