"""Frozen dataclasses to plain JSON-able dicts and back, by their declared types and nothing else."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from .terms import Words

T = TypeVar("T")


class CannotRead(ValueError):
    """A stored dict does not have the shape of what it is read as. The message names types and fields, never values."""


@cache
def hints(cls: type) -> dict[str, Any]:
    """The declared type of each field, with `Words` still visible."""
    return get_type_hints(cls, include_extras=True)


def field_names(cls: type) -> tuple[str, ...]:
    """Names of a dataclass's fields, in their order."""
    return _field_names(cls)


@cache
def _field_names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


@cache
def _word_fields(cls: type) -> frozenset[str]:
    declared = hints(cls)
    return frozenset(name for name in field_names(cls) if _holds_words(declared[name]))


def word_fields(cls: type) -> frozenset[str]:
    """Names of the fields that hold, at any depth, something a person said or wrote."""
    return _word_fields(cls)


def _holds_words(kind: Any) -> bool:
    if kind is Words:
        return True
    if get_origin(kind) is Annotated:
        return _holds_words(get_args(kind)[0])
    if is_dataclass(kind):
        return bool(word_fields(typing.cast(type, kind)))
    return any(_holds_words(part) for part in get_args(kind))


def to_plain(value: Any) -> Any:
    """A value as JSON can hold it: dates in ISO form, sets sorted, dataclasses as dicts."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in field_names(type(value))}
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, frozenset):
        return sorted((to_plain(item) for item in value), key=str)
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], value: Any) -> T:
    """The value that `to_plain` gave, as the type it was declared with. Raises CannotRead."""
    return typing.cast(T, _read(kind, value))


def _read(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin is Annotated:
        return _read(get_args(kind)[0], value)
    if origin in (Union, types.UnionType):
        return _read_union(get_args(kind), value)
    if origin is tuple:
        return _read_tuple(get_args(kind), value)
    if origin is frozenset:
        return frozenset(_read(get_args(kind)[0], item) for item in value)
    if is_dataclass(kind):
        return _read_dataclass(typing.cast(type, kind), value)
    return _read_single(kind, value)


def _read_union(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None and type(None) in kinds:
        return None
    (kind,) = (kind for kind in kinds if kind is not type(None))
    return _read(kind, value)


def _read_tuple(kinds: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise CannotRead("a list was expected")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_read(kinds[0], item) for item in value)
    return tuple(_read(kind, item) for kind, item in zip(kinds, value, strict=True))


def _read_dataclass(kind: type, value: Any) -> Any:
    if not isinstance(value, dict):
        raise CannotRead(f"{kind.__name__} was expected to be a dict")
    unknown = value.keys() - set(field_names(kind))
    if unknown:
        raise CannotRead(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
    declared = hints(kind)
    try:
        return kind(**{name: _read(declared[name], item) for name, item in value.items()})
    except TypeError as missing:
        raise CannotRead(f"{kind.__name__} lacks a field") from missing


def _read_single(kind: Any, value: Any) -> Any:
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    if kind is float and isinstance(value, int):
        return float(value)
    if isinstance(value, kind):
        return value
    raise CannotRead(f"{getattr(kind, '__name__', kind)} was expected")
