"""A guard for overrides of Qt's own functions, for the sake of Python 3.11."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Params = ParamSpec("Params")
Result = TypeVar("Result")


def lives_on(function: Callable[Params, Result]) -> Callable[Params, Result]:
    """Return the function, made safe to fail.

    On Python 3.11, an error that C code raised (1 / 0, say) and that no Python code caught ends the
    whole process when it leaves an override: PySide 6.11 reads it as an object that it is not yet.
    Caught once and raised again it is one, and reaches the excepthook.
    """
    if sys.version_info >= (3, 12):
        return function

    @wraps(function)
    def guarded(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        try:
            return function(*args, **kwargs)
        except Exception:  # noqa: TRY203 - this is the whole point
            raise

    return guarded
