"""The tables, each keyed by tenant first. Times are stored in UTC; money in whole cents."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
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


def _tenant() -> Column[str]:
    return Column("tenant", String(64), primary_key=True)


def _key(name: str = "id") -> Column[str]:
    return Column(name, String(128), primary_key=True)


def _number() -> Column[int]:
    """A number that grows row by row and is never given twice, not even after the last row was erased."""
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


def _moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    return Column(name, Moment, nullable=nullable)


tenants = Table("tenants", metadata, _key(), Column("store", JSON, nullable=False), _moment("created_at"))

people = Table(
    "people",
    metadata,
    _tenant(),
    _key(),
    Column("role", String(16), nullable=False),
    Column("name", Words),
    Column("phone", Words),
    Column("email", Words),
    Column("cpf", Words),
    Column("city", Words),
    Column("state", String(2)),
    _moment("opted_out_at", nullable=True),
    _moment("created_at"),
)

conversations = Table(
    "conversations",
    metadata,
    _tenant(),
    _key(),
    Column("person_id", String(128), nullable=False),
    Column("channel", String(32), nullable=False),
    _moment("handed_over_at", nullable=True),
    Column("fence", BigInteger, nullable=False, server_default=text("0")),
    _moment("created_at"),
    Index(None, "tenant", "person_id"),
)

consents = Table(
    "consents",
    metadata,
    _number(),
    Column("tenant", String(64), nullable=False),
    Column("person_id", String(128), nullable=False),
    Column("granted", Boolean, nullable=False),
    Column("wording_version", String(32), nullable=False),
    Column("wording", Words, nullable=False),
    _moment("at"),
    Index(None, "tenant", "person_id"),
    sqlite_autoincrement=True,
)

cars = Table(
    "cars",
    metadata,
    _tenant(),
    _key(),
    Column("make", Words, nullable=False),
    Column("model", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("year", Integer, nullable=False),
    Column("price_cents", BigInteger, nullable=False),
    Column("floor_cents", BigInteger),
    Column("mileage", Integer),
    Column("category", Words),
    Column("fuel", Words),
    Column("transmission", Words),
    Column("color", Words),
    Column("city", Words),
    Column("state", String(2)),
    Column("seats", Integer),
    Column("doors", Integer),
    Column("images", JSON, nullable=False),
    Column("options", JSON, nullable=False),
    Column("description", Words, nullable=False),
    Column("attributes", JSON, nullable=False),
    Column("status", String(16), nullable=False),
)

catalogue_versions = Table("catalogue_versions", metadata, _tenant(), Column("version", Integer, nullable=False))

messages = Table(
    "messages",
    metadata,
    _number(),
    Column("tenant", String(64), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("external_id", String(128), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("person_id", String(128), nullable=False),
    Column("text", Words, nullable=False),
    _moment("at"),
    Column("turn_id", String(200)),
    UniqueConstraint("tenant", "channel", "external_id"),
    Index(
        "ix_messages_waiting",
        "tenant",
        "conversation",
        sqlite_where=text("turn_id IS NULL"),
        postgresql_where=text("turn_id IS NULL"),
    ),
    Index(None, "tenant", "person_id"),
    sqlite_autoincrement=True,
)

turns = Table(
    "turns",
    metadata,
    _tenant(),
    Column("id", String(200), primary_key=True),
    Column("conversation", String(128), nullable=False),
    Column("person_id", String(128), nullable=False),
    Column("text", Words, nullable=False),
    Column("answer", JSON, nullable=False),
    _moment("at"),
    Index(None, "tenant", "person_id"),
    Index(None, "tenant", "conversation"),
)

outbox = Table(
    "outbox",
    metadata,
    _number(),
    Column("tenant", String(64), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("turn_id", String(200), nullable=False),
    Column("position", Integer, nullable=False),
    Column("reply", JSON, nullable=False),
    _moment("at"),
    UniqueConstraint("tenant", "turn_id", "position"),
    Index(None, "tenant", "conversation"),
    sqlite_autoincrement=True,
)

leads = Table(
    "leads",
    metadata,
    _tenant(),
    _key("person_id"),
    Column("score", Integer, nullable=False),
    Column("detail", JSON, nullable=False),
    Column("profile", JSON, nullable=False),
    _moment("created_at"),
    _moment("updated_at"),
    Index(None, "tenant", "score"),
)

appointments = Table(
    "appointments",
    metadata,
    _tenant(),
    _key(),
    Column("person_id", String(128), nullable=False),
    Column("car_id", String(128), nullable=False),
    Column("branch", Words, nullable=False),
    _moment("starts_at"),
    Column("status", String(16), nullable=False),
    Index(
        "uq_appointments_slot",
        "tenant",
        "branch",
        "starts_at",
        unique=True,
        sqlite_where=text("status = 'booked'"),
        postgresql_where=text("status = 'booked'"),
    ),
    Index(None, "tenant", "person_id"),
)

reservations = Table(
    "reservations",
    metadata,
    _tenant(),
    _key(),
    Column("person_id", String(128), nullable=False),
    Column("car_id", String(128), nullable=False),
    _moment("until"),
    Column("active", Boolean, nullable=False),
    Index(
        "uq_reservations_car",
        "tenant",
        "car_id",
        unique=True,
        sqlite_where=text("active = 1"),
        postgresql_where=text("active"),
    ),
    Index(None, "tenant", "person_id"),
)

dealings = Table(
    "dealings",
    metadata,
    _tenant(),
    _key(),
    Column("kind", String(16), nullable=False),
    Column("person_id", String(128), nullable=False),
    Column("car_id", String(128)),
    Column("detail", JSON, nullable=False),
    _moment("at"),
    Index(None, "tenant", "person_id"),
    comment="offers, trade-ins, feedback and handoffs: things a customer did that staff look at",
)

effects = Table(
    "effects",
    metadata,
    _tenant(),
    Column("turn_id", String(200), primary_key=True),
    _key("key"),
    Column("person_id", String(128)),
    Column("result", JSON, nullable=False),
    Index(None, "tenant", "person_id"),
    comment="what a writing tool returned in a turn, so that a turn run again does nothing twice",
)

audit = Table(
    "audit",
    metadata,
    _number(),
    Column("tenant", String(64), nullable=False),
    Column("person_id", String(128), nullable=False),
    Column("role", String(16), nullable=False),
    Column("action", String(64), nullable=False),
    Column("ok", Boolean, nullable=False),
    Column("detail", JSON, nullable=False),
    _moment("at"),
    Index(None, "tenant", "at"),
    Index(None, "tenant", "person_id"),
    sqlite_autoincrement=True,
)
