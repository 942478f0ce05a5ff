"""`make bench-load`."""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from datetime import date
from pathlib import Path

from evals.whatsapp.load.conversations import conversation_rows
from evals.whatsapp.load.ingress import ingress_rows
from evals.whatsapp.load.table import as_text, keep

PAGE = Path(__file__).parents[3] / "docs" / "performance.md"


def main() -> None:
    """Measure, print, and keep where told to."""
    parser = argparse.ArgumentParser(prog="python -m evals.whatsapp.load", description="WhatsApp under load, on loopback.")
    parser.add_argument("--seconds", type=float, default=10.0, help="of each measurement of the webhook")
    parser.add_argument("--minutes", type=float, default=1.5, help="of steady load while memory is watched; the requirement says 10")
    parser.add_argument("--only", choices=("webhook", "conversations"))
    parser.add_argument("--keep", action="store_true", help="put the table into docs/performance.md")
    told = parser.parse_args()
    began, at = os.getloadavg()[0], time.monotonic()
    rows = ingress_rows(told.seconds) if told.only != "conversations" else []
    if told.only != "webhook":
        rows += asyncio.run(conversation_rows(told.minutes))
    print(as_text(rows))
    when = f"{date.today():%Y-%m-%d}, {os.cpu_count()} cores, load {began:.1f} before it, {(time.monotonic() - at) / 60:.0f} min"  # noqa: DTZ011 - of this machine
    if told.keep:
        keep(PAGE, rows, when)
    else:
        print(f"\n{when}")


if __name__ == "__main__":
    main()
