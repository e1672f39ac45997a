"""Companion as a person starts it; says when it has painted first, or how much memory it has."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

from tests.benchmarks.child import answer

_WINDOW = "companion.ui.main_window"


class _Watch:
    """Listens to the window from its first moment, and leaves everything else as it is."""

    @classmethod
    def find_spec(
        cls, name: str, path: Sequence[str] | None = None, _target: object = None
    ) -> ModuleSpec | None:
        if name != _WINDOW:
            return None
        sys.meta_path.remove(cls)  # type: ignore[arg-type]
        spec = PathFinder.find_spec(name, path)
        if spec is None or spec.loader is None:
            raise ModuleNotFoundError(name)
        execute = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            execute(module)
            _listen(module.MainWindow)

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def _listen(kind: Any) -> None:
    build = kind.__init__

    def init(window: Any, *args: Any, **options: Any) -> None:
        build(window, *args, **options)
        window.painted.connect(lambda: answer(wanted, window.close))

    kind.__init__ = init


wanted = sys.argv.pop(1)
sys.meta_path.insert(0, _Watch)  # type: ignore[arg-type]

from companion.cli import main  # noqa: E402 - as the console script does

sys.exit(main())
