"""A table of values is one test: it tries every row and names each that fails.

pytest makes an item of each row, which costs more than most rows take to run. So a test that asks for nothing but the
values of its `parametrize` is one item here; a row of it that fails is reported by itself, with its values, and the
rows behind it are tried all the same. `pytest --rows` makes an item of each row, to run one alone.
"""

import inspect
import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import is_hypothesis_test

Row = Mapping[str, object]
PARAM = type(pytest.param())


def as_one_item(collector: pytest.Module | pytest.Class, name: str, test: object) -> pytest.Function | None:
    """The item of a test that is a table of values; None of any other, which pytest collects as it does."""
    if not inspect.isfunction(test) or is_hypothesis_test(test) or collector.get_closest_marker("integration"):
        return None
    marks: Sequence[pytest.Mark] = getattr(test, "pytestmark", ())
    if not marks or any(mark.name != "parametrize" for mark in marks):
        return None
    axes = [_axis(*mark.args, **mark.kwargs) for mark in marks]
    if any(axis is None for axis in axes):
        return None
    rows = [{k: v for row in combined for k, v in row.items()} for combined in itertools.product(*filter(None, axes))]
    if len(rows) < 2 or {*inspect.signature(test).parameters} != {*rows[0]}:
        return None
    return pytest.Function.from_parent(collector, name=name, callobj=_every(test, rows))


def _axis(names: str | Sequence[str], values: Any, ids: object = None, **others: object) -> list[Row] | None:
    """The rows of one `parametrize`; None where one of them has marks of its own, or is made by a fixture."""
    keys = [name.strip() for name in names.split(",")] if isinstance(names, str) else [*names]
    values = [*values]
    if others or any(isinstance(value, PARAM) and value.marks for value in values):
        return None
    return [dict(zip(keys, _cells(value, len(keys)), strict=True)) for value in values]


def _cells(value: Any, number: int) -> Sequence[object]:
    if isinstance(value, PARAM):
        return value.values
    return [value] if number == 1 else value


def _every(test: Callable[..., None], rows: Sequence[Row]) -> Callable[[pytest.Subtests], None]:
    def every_row(subtests: pytest.Subtests) -> None:
        for row in rows:
            try:
                test(**row)
            except (Exception, pytest.fail.Exception, pytest.skip.Exception):
                # Entered only here: a report for each row that passes would cost what an item does.
                with subtests.test(**row):
                    raise

    every_row.__name__, every_row.__doc__ = test.__name__, test.__doc__
    every_row.place_as = test  # type: ignore[attr-defined]
    return every_row
