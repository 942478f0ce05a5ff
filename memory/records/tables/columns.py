"""What columns are made of: every table is keyed by tenant first; times are stored in UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    String,
    Text,
)
from sqlalchemy.types import TypeDecorator

from domain.clock import utc

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware date-time, in UTC on every way in and out: SQLite forgets the zone, PostgreSQL gives its session's."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return utc(value) if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text that people or machines wrote. PostgreSQL takes no NUL and neither database half a surrogate pair: both are dropped."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value.replace("\0", "").encode("utf-8", "ignore").decode() if value is not None else None


class Scaled(TypeDecorator[Decimal]):
    """A decimal of so many places, as a whole number: exact on both databases, since SQLite has no decimals."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return round(value.scaleb(self.places)) if value is not None else None

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return Decimal(value).scaleb(-self.places) if value is not None else None


def tenant_key() -> Column[str]:
    return Column("tenant", String(64), primary_key=True)


def key(name: str = "id") -> Column[str]:
    return Column(name, String(128), primary_key=True)


def number() -> Column[int]:
    """A number that grows row by row and is never given twice, not even after the last row was erased."""
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


def moment_column(name: str, *, nullable: bool = False) -> Column[datetime]:
    return Column(name, Moment, nullable=nullable)
