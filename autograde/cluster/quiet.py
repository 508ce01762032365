"""Loaded by workers on the terminal's own computer: Ctrl-C, which reaches them too, is not theirs.

The command that started them ends them.
"""

import signal


def dask_setup(worker: object) -> None:
    """Called by Dask when the worker starts."""
    signal.signal(signal.SIGINT, lambda *_: None)
