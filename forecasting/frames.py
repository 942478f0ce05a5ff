"""Files and frames of many products' prices (`unique_id, ds, y`) made into series."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from domain.cells import day, mark_of, marked
from domain.errors import Invalid
from domain.tables import decoded, opening, rows
from forecasting.mending import mended
from forecasting.series import Collection, Days, Mask, PriceSeries, Refused, Values

COLUMNS = ("unique_id", "ds", "y")
_YEARS = (1900, 2100)
_FALSE = frozenset({"false", "0", "f", "não", "nao", "no", "falso"})
_NOTHING = frozenset({"", "nan", "null", "none", "na", "n/a", "-"})
Texts = tuple[list[str], np.ndarray[Any, np.dtype[np.intp]]]
"""A column of text: its different values, and which of them each row has."""


def read(content: bytes) -> Collection:
    """The products of a CSV file: separators, decimal mark and dates as people have them; other columns but `observed` are ignored.

    A line or product that cannot be used is refused with its reason and stops no other. Raises Invalid where the file is none of ours.
    """
    table = _table(decoded(content))
    ids, day_texts, prices = table["unique_id"], table["ds"], table["y"]
    refused: list[Refused] = []
    mark = mark_of(prices[0])
    days = _parsed(day_texts, _day, np.datetime64("NaT", "D"), refused)
    values = _parsed(prices, lambda cell: np.nan if cell.lower() in _NOTHING else marked(cell, mark), np.nan, refused)
    observed = None
    if flags := table.get("observed"):
        observed = np.array([flag.lower() not in _FALSE for flag in flags[0]], bool)[flags[1]]
    found = collected(np.array(ids[0], object), ids[1], days.astype("datetime64[D]"), values.astype(float), observed)
    return Collection(found.series, [*refused, *found.refused])


def collected(
    names: np.ndarray[Any, np.dtype[np.object_]],
    codes: np.ndarray[Any, np.dtype[np.intp]],
    days: Days,
    values: Values,
    observed: Mask | None = None,
) -> Collection:
    """Rows in any order (`names[codes]` says whose) made into a series a product, by name."""
    order = np.lexsort((days, codes))
    codes, days, values = codes[order], days[order], values[order]
    seen = np.ones(len(values), bool) if observed is None else observed[order]
    known = ~np.isnat(days)
    starts = np.flatnonzero(np.r_[True, np.diff(codes) > 0]) if len(codes) else np.array([], int)
    series, refused = [], []
    for start, end in itertools.pairwise([*starts.tolist(), len(codes)]):
        name = str(names[codes[start]]).strip()
        rows = slice(start, end) if known[start:end].all() else np.flatnonzero(known[start:end]) + start
        try:
            if not name:
                raise Invalid("sem unique_id")
            series.append(mended(name, days[rows], values[rows], seen[rows]))
        except Invalid as wrong:
            refused.append(Refused(name or "(sem nome)", wrong.detail))
    series.sort(key=lambda each: each.unique_id)
    return Collection(series, refused)


def from_rows(unique_id: str, days: Sequence[Any], values: Sequence[float], observed: Sequence[bool] | None = None) -> PriceSeries:
    """One product from dates and prices in any order. Raises Invalid where no price is usable."""
    mask = None if observed is None else np.asarray(observed, bool)
    return mended(unique_id, np.asarray(days, "datetime64[D]"), np.asarray(values, float), mask)


def _table(text: str) -> dict[str, Texts]:
    import pandas as pd

    start, delimiter = opening(text.split("\n", 3)[:3])
    try:
        frame = pd.read_csv(
            io.StringIO(text), sep=delimiter, skiprows=start, dtype="category", keep_default_na=False, index_col=False,
            usecols=lambda name: name.strip().strip('"').lower() in (*COLUMNS, "observed"),
        )  # fmt: skip
    except (pd.errors.ParserError, ValueError):
        return _forgiven(text)
    if any("\n" in str(cell) for name in frame for cell in frame[name].cat.categories):  # a quotation mark left open
        return _forgiven(text)
    frame.columns = [name.strip().lower() for name in frame.columns]
    if any(name not in frame for name in COLUMNS) or frame.columns.duplicated().any():
        return _forgiven(text)
    return {
        str(name): ([str(cell).strip() for cell in frame[name].cat.categories], np.asarray(frame[name].cat.codes, np.intp))
        for name in frame
    }


def _forgiven(text: str) -> dict[str, Texts]:
    """A file with lines out of order, read slowly: it says what is missing from the header, and lines that cannot be read are left."""
    read = [row for _, row in rows(text.encode(), COLUMNS[:2], ("y", "observed")) if not isinstance(row, str)]
    if not read or "y" not in read[0]:
        raise Invalid("Preciso das colunas unique_id, ds e y, com ao menos uma linha de preço.")
    return {name: _coded([row[name] for row in read]) for name in (*COLUMNS, "observed") if name in read[0]}


def _coded(cells: list[str]) -> Texts:
    different, codes = np.unique(np.array(cells, object), return_inverse=True)
    return [str(cell) for cell in different], codes


def _parsed(texts: Texts, read: Callable[[str], Any], missing: Any, refused: list[Refused]) -> np.ndarray[Any, Any]:
    """A column's values; what cannot be read is missing, and said once for each way of writing it."""
    parsed = []
    for cell in texts[0]:
        try:
            parsed.append(read(cell))
        except ValueError as wrong:
            refused.append(Refused("linha", str(wrong)))
            parsed.append(missing)
    return np.array(parsed)[texts[1]]


def _day(cell: str) -> np.datetime64:
    found = day(cell)
    if not _YEARS[0] <= found.year <= _YEARS[1]:
        raise ValueError(f"{cell!r}: ano fora de {_YEARS[0]} a {_YEARS[1]}")
    return np.datetime64(found, "D")
