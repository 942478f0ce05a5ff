"""The counter: people, conversations, cars and what is done with them.

Written out in full, not taken from `tables.py`: a step must do next year what it does today.
"""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import JSON, BigInteger, Boolean, Column, DateTime, Index, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None


def _tenant(*, key: bool = True) -> Column[str]:
    return Column("tenant", String(64), primary_key=key, nullable=False)


def _key(name: str = "id", length: int = 128) -> Column[str]:
    return Column(name, String(length), primary_key=True)


def _number() -> Column[int]:
    return Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True)


def _must(name: str, kind: TypeEngine[Any]) -> Column[object]:
    return Column(name, kind, nullable=False)


def _name(name: str, length: int) -> Column[str]:
    return Column(name, String(length), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


def _person() -> Column[str]:
    return _name("person_id", 128)


def _by(*columns: str) -> Index:
    return Index(None, "tenant", *columns)


def _one(name: str, column: str, *others: str, sqlite: str, postgresql: str) -> Index:
    """At most one row for these columns among those that a condition holds for."""
    return Index(name, "tenant", column, *others, unique=True, sqlite_where=text(sqlite), postgresql_where=text(postgresql))


def _only(name: str, condition: str) -> Index:
    """The rows of a conversation that a condition holds for, few among many."""
    return Index(name, "tenant", "conversation", sqlite_where=text(condition), postgresql_where=text(condition))


# fmt: off
# A column to a line would be three pages.
def upgrade() -> None:
    op.create_table("tenants", _key(), _must("store", JSON()), _moment("created_at"))
    _people()
    _catalogue()
    _conversations()
    _what_customers_do()
    op.create_table(
        "audit", _number(), _tenant(key=False), _person(), _name("role", 16), _name("action", 64), _must("ok", Boolean()),
        _must("detail", JSON()), _moment("at"), _by("at"), _by("person_id"), sqlite_autoincrement=True,
    )


def _people() -> None:
    op.create_table(
        "people", _tenant(), _key(), _name("role", 16), Column("name", Text), Column("phone", Text), Column("email", Text),
        Column("cpf", Text), Column("city", Text), Column("state", String(2)), _moment("opted_out_at", nullable=True),
        _moment("created_at"),
    )
    op.create_table(
        "consents", _number(), _tenant(key=False), _person(), _must("granted", Boolean()), _name("wording_version", 32),
        _must("wording", Text()), _moment("at"), _by("person_id"), sqlite_autoincrement=True,
    )
    op.create_table(
        "leads", _tenant(), _key("person_id"), _must("score", Integer()), _must("detail", JSON()), _must("profile", JSON()),
        _moment("created_at"), _moment("updated_at"), _by("score"),
    )


def _catalogue() -> None:
    op.create_table(
        "cars", _tenant(), _key(), _must("make", Text()), _must("model", Text()), _must("version", Text()), _must("year", Integer()),
        _must("price_cents", BigInteger()), Column("floor_cents", BigInteger), Column("mileage", Integer), Column("category", Text),
        Column("fuel", Text), Column("transmission", Text), Column("color", Text), Column("city", Text), Column("state", String(2)),
        Column("seats", Integer), Column("doors", Integer), _must("images", JSON()), _must("options", JSON()),
        _must("description", Text()), _must("attributes", JSON()), _name("status", 16),
    )
    op.create_table("catalogue_versions", _tenant(), _must("version", Integer()))


def _conversations() -> None:
    op.create_table(
        "conversations", _tenant(), _key(), _person(), _name("channel", 32), _moment("handed_over_at", nullable=True),
        Column("fence", BigInteger, nullable=False, server_default=text("0")), _moment("created_at"), _by("person_id"),
    )
    op.create_table(
        "messages", _number(), _tenant(key=False), _name("channel", 32), _name("external_id", 128), _name("conversation", 128),
        _person(), _must("text", Text()), _moment("at"), Column("turn_id", String(200)),
        UniqueConstraint("tenant", "channel", "external_id"), _by("person_id"), _only("ix_messages_waiting", "turn_id IS NULL"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "turns", _tenant(), _key(length=200), _name("conversation", 128), _person(), _must("text", Text()), _must("answer", JSON()),
        _moment("at"), _by("person_id"), _by("conversation"),
    )
    op.create_table(
        "outbox", _number(), _tenant(key=False), _name("conversation", 128), _name("turn_id", 200), _must("position", Integer()),
        _must("reply", JSON()), _moment("at"), UniqueConstraint("tenant", "turn_id", "position"), _by("conversation"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "effects", _tenant(), _key("turn_id", 200), _key("key"), Column("person_id", String(128)), _must("result", JSON()),
        _by("person_id"),
        comment="what a writing tool returned in a turn, so that a turn run again does nothing twice",
    )


def _what_customers_do() -> None:
    op.create_table(
        "appointments", _tenant(), _key(), _person(), _name("car_id", 128), _must("branch", Text()), _moment("starts_at"),
        _name("status", 16), _by("person_id"),
        _one("uq_appointments_slot", "branch", "starts_at", sqlite="status = 'booked'", postgresql="status = 'booked'"),
    )
    op.create_table(
        "reservations", _tenant(), _key(), _person(), _name("car_id", 128), _moment("until"), _must("active", Boolean()),
        _by("person_id"), _one("uq_reservations_car", "car_id", sqlite="active = 1", postgresql="active"),
    )
    op.create_table(
        "dealings", _tenant(), _key(), _name("kind", 16), _person(), Column("car_id", String(128)), _must("detail", JSON()),
        _moment("at"), _by("person_id"),
        comment="offers, trade-ins, feedback and handoffs: things a customer did that staff look at",
    )
