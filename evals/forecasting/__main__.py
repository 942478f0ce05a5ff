"""`python -m evals.forecasting --file PRICES.csv`: the tables of docs/performance.md (make bench-forecast FILE=PRICES.csv).

The file has `unique_id, ds, y`; `observed` (false: a filled day, no target) and `group` are used where they are there.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import gzip
import io
import os
import sys
from pathlib import Path

from evals.forecasting import money
from evals.forecasting.keeping_back import kept_back
from evals.forecasting.measuring import HORIZON, measured
from evals.forecasting.rivals import INSTALL, missing, rivals
from evals.forecasting.tables import filed, told
from forecasting import read


def main() -> int:
    options = _asked()
    if options.file is None or not options.file.is_file():
        print("Which prices? make bench-forecast FILE=prices.csv (unique_id, ds, y; .gz is fine)", file=sys.stderr)
        return 2
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if absent := missing():
        print(f"Not installed, so not beside us: {', '.join(absent)}. To have them: {INSTALL}", file=sys.stderr)
    content = options.file.read_bytes()
    content = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    labels = _labels(content)
    series = read(content).series
    for each in series:
        labels.setdefault(each.unique_id, "all products")
    kept = kept_back(series, HORIZON)
    found = measured(kept, labels, frozenset(options.apart), rivals(), options.sample)
    text = told(found, frozenset(options.apart))
    print("Forecasts are measured; now purchases.", file=sys.stderr)
    purchases = money.told(money.bought(kept, labels, options.sample, frozenset(options.apart)), frozenset(options.apart))
    print(text, purchases, sep="\n\n")
    if options.keep:
        filed(text, purchases, f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}")
    return 0


def _labels(content: bytes) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8", "replace")))
    return {row["unique_id"]: row["group"] for row in rows} if "group" in (rows.fieldnames or []) else {}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.forecasting")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--apart", nargs="*", default=["elec"], help="groups that cannot be stored, reported apart")
    parser.add_argument("--sample", type=int, default=200, help="forecasts each rival is asked for; 0 for none")
    parser.add_argument("--keep", action="store_true", help="write the tables into docs/performance.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
