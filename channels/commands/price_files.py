"""Files of prices (`unique_id, ds, y`) in and out of the forecasting commands."""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import Invalid

if TYPE_CHECKING:
    from forecasting import Collection, Forecast, PriceSeries
    from forecasting.trials import Progress

COLUMNS = ("unique_id", "ds", "mean", "lo-80", "hi-80", "lo-95", "hi-95", "model")
MOST_TOLD = 20
"""Notes and refusals shown; a large file has more than anyone reads."""


def series_of(file: Path) -> Collection:
    """The products of a file, plain or gzipped. Raises Invalid where there is none usable."""
    from forecasting import read

    if not file.exists() or file.is_dir():
        raise Invalid(f"Não achei o arquivo {file}. Confira o caminho em --file.")
    content = file.read_bytes()
    try:
        found = read(gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content)
    except (OSError, EOFError) as damaged:
        raise Invalid(f"O arquivo {file} está comprimido e não abre. Envie-o de novo, ou sem compressão.") from damaged
    tell(f"{refused.what}: {refused.reason}" for refused in found.refused)
    if not found.series:
        raise Invalid(f"Nenhuma série utilizável em {file}. As colunas são unique_id, ds e y; os motivos estão acima.")
    return found


def tell(sentences: Iterable[str]) -> None:
    """On stderr, the first of them."""
    all_of_them = list(sentences)
    for sentence in all_of_them[:MOST_TOLD]:
        print(sentence, file=sys.stderr)
    if (more := len(all_of_them) - MOST_TOLD) > 0:
        print(f"… e mais {more}.", file=sys.stderr)


def as_csv(forecasts: Iterable[Forecast]) -> str:
    """One row a product and day, as contracts/cli.md names the columns."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for each in forecasts:
        edges = (each.mean, each.low(80), each.high(80), each.low(95), each.high(95))
        for day, *values in zip(each.days.astype(str).tolist(), *(edge.tolist() for edge in edges), strict=True):
            rows.writerow((each.unique_id, day, *(f"{value:.10g}" for value in values), each.model))
    return text.getvalue()


def in_range(series: Iterable[PriceSeries]) -> str:
    """`2024-01-01 a 2024-12-31`."""
    known = list(series)
    return f"{min(each.days[0] for each in known)} a {max(each.last_day for each in known)}"


def bar(what: str) -> Progress | None:
    """A line that tells how far the work is; only on a terminal."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, of: int) -> None:
        print(f"\r{what}: {done} de {of}", end="\n" if done == of else "", file=sys.stderr, flush=True)

    return told
