"""Random generators that go over to the student's code and come back as far as they were drawn.

A state that comes back is believed only if drawing forward from the old one leads to it: a student
can't choose the numbers that the next test draws.
"""

from typing import Any

import numpy as np

KINDS = ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")
FURTHEST = 1 << 40
"""Draws that a call may make."""
MODULUS = 1 << 128
MULTIPLIERS = {
    # O'Neill (2014), section 6, and NumPy's cheaper one for the DXSM variant.
    "PCG64": 0x2360ED051FC65DA44385DF649FCCF645,
    "PCG64DXSM": 0xDA942042E4DD58B5,
}


def sent(generator: np.random.Generator) -> tuple[str, dict[str, Any]] | None:
    """A generator's kind and state as plain values, or None if it is of no known kind."""
    kind = type(generator.bit_generator).__name__
    if type(generator) is not np.random.Generator or kind not in KINDS:
        return None
    return kind, dict(generator.bit_generator.state)


def advance(generator: np.random.Generator, claimed: Any) -> None:
    """Draw ``generator`` forward to the state ``claimed``, or leave it where that is impossible."""
    state: Any = generator.bit_generator.state
    kind = state["bit_generator"]
    multiplier = MULTIPLIERS.get(kind)
    if multiplier is None or type(claimed) is not dict or claimed.get("bit_generator") != kind:
        return
    inner = claimed.get("state")
    if type(inner) is not dict or inner.get("inc") != state["state"]["inc"]:
        return
    target, has_half, half = inner.get("state"), claimed.get("has_uint32"), claimed.get("uinteger")
    if not (_is_int(target, MODULUS) and _is_int(has_half, 2) and _is_int(half, 1 << 32)):
        return
    start, increment = state["state"]["state"], state["state"]["inc"]
    steps = distance(start, int(target), increment, multiplier)  # type: ignore[arg-type]
    if steps > FURTHEST:
        return
    generator.bit_generator.state = {
        "bit_generator": kind,
        "state": {"state": target, "inc": state["state"]["inc"]},
        "has_uint32": has_half,
        "uinteger": half,
    }


def distance(start: int, end: int, increment: int, multiplier: int) -> int:
    """Steps of the linear congruential generator modulo 2^128 that lead from start to end.

    Brown (1994), "Random number generation with arbitrary strides", run backwards: each step of
    2^k leaves the lower k bits alone, so that the distance is found bit by bit.
    """
    steps, state = 0, start
    for bit in range(128):
        if (state ^ end) >> bit & 1:
            state = (state * multiplier + increment) % MODULUS
            steps |= 1 << bit
        increment = (multiplier + 1) * increment % MODULUS
        multiplier = multiplier * multiplier % MODULUS
    return steps


def _is_int(value: object, below: int) -> bool:
    return type(value) is int and 0 <= value < below  # type: ignore[operator]
