"""A guard around every override of Qt's own functions, for the sake of Python 3.11."""

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import ParamSpec, TypeVar

import typing_extensions

Params = ParamSpec("Params")
Result = TypeVar("Result")


def guard() -> None:
    """Make whatever is marked `@override` from now on safe to fail.

    On Python 3.11, an error that C code raised (1 / 0, say) and that no Python code caught ends the
    whole process when it leaves an override: PySide 6.11 reads it as an object that it is not yet.
    Caught once and raised again it is one, and reaches the excepthook.
    """
    if sys.version_info < (3, 12):
        typing_extensions.override = _guarded


def _guarded(function: Callable[Params, Result]) -> Callable[Params, Result]:
    if not isinstance(function, FunctionType):
        return function  # a property, or what some other library marks

    @wraps(function)
    def safe(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        try:
            return function(*args, **kwargs)
        except Exception:  # noqa: TRY203 - this is the whole point
            raise

    return safe
