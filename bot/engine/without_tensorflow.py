"""Lets Rasa be imported where TensorFlow is not installed.

Rasa imports TensorFlow at the top of modules that every start passes, though only its neural
components use it. None of them is in ``config.yml``, and TensorFlow costs half a gigabyte of
disk, 400 MB of memory and several seconds at each start. So its names resolve to empty classes:
enough to define Rasa's own classes, useless for anything else. See docs/decisions/0001.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Sequence

_ABSENT = frozenset({"tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "keras"})


class _AbsentType(type):
    """A class whose every attribute is another such class."""

    def __getattr__(cls, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return _absent(name)

    def __getitem__(cls, _: object) -> type:
        return cls

    def __or__(cls, _: object) -> type:
        return cls

    def __ror__(cls, _: object) -> type:
        return cls


def _absent(name: str) -> type:
    body = {"__init__": lambda self, *a, **k: None, "__call__": lambda self, f=None, *a, **k: f}
    return _AbsentType(name, (object,), body)


class _AbsentModule(types.ModuleType):
    __path__: list[str] = []

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return _absent(name)


class _AbsentFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.split(".")[0] in _ABSENT:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _AbsentModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        pass


def install() -> None:
    """Answer imports of TensorFlow with empty modules, unless the real one is installed."""
    if importlib.util.find_spec("tensorflow") is None:
        sys.meta_path.insert(0, _AbsentFinder())
