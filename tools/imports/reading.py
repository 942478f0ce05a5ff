"""How every kind of file is gone through: row by row, a bad one refused with its reason, the good ones kept in batches."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from domain.cells import mark_of
from domain.tables import Row, rows, separator
from tools.imports.report import Report

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a kind of file that we know; others are kept as attributes where the thing has any."""

    required: tuple[str, ...]
    fields: Mapping[str, str]
    """Columns a file may have, and the field of the thing each fills."""
    keeps_others: bool = False
    """Whether the thing has attributes, where every other column goes."""

    def read(self, content: bytes) -> Iterator[tuple[int, Row | str]]:
        return rows(content, self.required, tuple(self.fields))

    def others(self, row: Mapping[str, str]) -> dict[str, str]:
        return {name: value for name, value in row.items() if name not in self.required and name not in self.fields and value}

    def completed(self, thing: Any, row: Row, known: Any | None) -> Any:
        """A thing with what is known of it and the file has no column for."""
        if known is None:
            return thing
        absent = {name: getattr(known, name) for column, name in self.fields.items() if column not in row}
        if "attributes" in {field.name for field in fields(thing)}:
            absent["attributes"] = {name: value for name, value in known.attributes.items() if name not in row} | thing.attributes
        return replace(thing, **absent)


@dataclass(frozen=True, slots=True)
class Accepted(Generic[Thing]):
    """A row that can be kept: what it is, the words for it should it come again, and the row itself."""

    thing: Thing
    called: str
    row: Row


async def read_through(
    content: bytes,
    columns: Columns,
    accept: Callable[[Row], tuple[str, Thing]],
    keep: Callable[[list[Accepted[Thing]]], Awaitable[None]],
    report: Report,
    *,
    batch: int = 500,
    once: bool = True,
) -> None:
    """Go through a file. `accept` makes of a row what is kept and how it is called, or raises ValueError with the reason; `keep` is given
    batch after batch, and counts. With `once` a second row of the same name is refused.

    What was seen is remembered by its hash alone: half a million names would be a hundred megabytes.
    """
    seen: dict[int, int] = {}
    accepted: list[Accepted[Thing]] = []
    for line, row in columns.read(content):
        report.read += 1
        try:
            if isinstance(row, str):
                raise ValueError(row)
            if not (report.kept_columns or report.ignored_columns):
                others = [name for name in row if name not in columns.required and name not in columns.fields]
                report.told_of(others, kept=columns.keeps_others)
            called, thing = accept(row)
            if once and (first := seen.setdefault(hash(called), line)) != line:
                raise ValueError(f"{called} repetido (já está na linha {first})")
        except ValueError as error:
            report.refused.append((line, str(error)))
            continue
        accepted.append(Accepted(thing, called, row))
        if len(accepted) == batch:
            await keep(accepted)
            accepted = []
    await keep(accepted)


def decimal_marks(content: bytes, columns: Columns, numbers: Sequence[str]) -> dict[str, str]:
    """The decimal mark of each column of numbers, as its cells together show it. Where none does ("1.250" all over), a file with
    semicolons is one of a Brazilian spreadsheet, whose points are of thousands."""
    undecided = "," if separator(content) == ";" else ""

    def marks(column: str) -> str:
        return mark_of((row.get(column, "") for _, row in columns.read(content) if isinstance(row, dict)), undecided)

    return {column: marks(column) for column in numbers}
