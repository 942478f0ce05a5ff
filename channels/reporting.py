"""Reports that were kept for long enough are removed."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from domain.clock import Clock
from memory.records import Records, unreachable
from memory.report_files import ReportFiles
from tools.reporting import FOLDER

log = logging.getLogger(__name__)

EVERY = 3_600.0
"""Seconds between looks."""


async def keep_removing_reports(records: Records, tenant: str, clock: Clock, home: Path, every: float = EVERY) -> None:
    """Look for ever."""
    files = ReportFiles(records, home / FOLDER)
    while True:
        try:
            if removed := await files.remove_old(tenant, clock.now()):
                log.info("%d old reports of %s removed", removed, tenant)
        except Exception as error:
            if not unreachable(error):
                log.exception("old reports were not removed")
        await asyncio.sleep(every)
