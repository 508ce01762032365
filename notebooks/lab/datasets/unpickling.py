"""Reads the pickles of CIFAR-10's python version; refuses any that could do more than hold data.

A pickle may name any function of any module and call it. The official batches name three, all of
NumPy's, to build an array; here no other name is looked up.
"""

import io
import pickle
from typing import Any

import numpy as np

from lab.errors import CourseError

# What an array says of itself, so that it is found under the old and the new name of its module.
_RECONSTRUCT = np.empty(0).__reduce__()[0]
_ALLOWED = {
    ("numpy.core.multiarray", "_reconstruct"): _RECONSTRUCT,
    ("numpy._core.multiarray", "_reconstruct"): _RECONSTRUCT,
    ("numpy", "ndarray"): np.ndarray,
    ("numpy", "dtype"): np.dtype,
}


class _ArrayUnpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str, /) -> Any:
        try:
            return _ALLOWED[module_name, global_name]
        except KeyError:
            raise pickle.UnpicklingError(
                f"it asks for {module_name}.{global_name}, which no array needs"
            ) from None


def load_arrays(raw: bytes, where: str) -> Any:
    """The numbers, bytes, lists, dicts and arrays in a pickle; strings of Python 2 become bytes.

    Parameters
    ----------
    raw : the pickle
    where : the name of its file, for the message

    Raises
    ------
    CourseError
        If it holds anything else, or is no pickle.
    """
    try:
        return _ArrayUnpickler(io.BytesIO(raw), encoding="bytes").load()
    # A damaged pickle can raise nearly anything: its bytes are instructions.
    except Exception as error:
        raise CourseError(
            f"{where} was not read ({error}). It is not a file of CIFAR-10's python version: "
            "get the official archive again."
        ) from error
