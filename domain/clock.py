"""What time it is: asked of a clock, so that a test or `--now` can fix it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

SAO_PAULO = ZoneInfo("America/Sao_Paulo")


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, in the shop's time zone."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock, read in the shop's time zone."""

    zone: ZoneInfo = SAO_PAULO

    def now(self) -> datetime:
        return datetime.now(self.zone)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is set."""

    moment: datetime

    def __post_init__(self) -> None:
        self.moment = local(self.moment)

    def now(self) -> datetime:
        return self.moment

    def set(self, moment: datetime) -> None:
        self.moment = local(moment)


def local(moment: datetime, zone: ZoneInfo = SAO_PAULO) -> datetime:
    """A moment in the shop's zone; a naive one is taken to be already in it."""
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def utc(moment: datetime) -> datetime:
    """A moment as it is stored: aware, in UTC."""
    return (local(moment) if moment.tzinfo is None else moment).astimezone(UTC)
