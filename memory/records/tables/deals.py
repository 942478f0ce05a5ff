"""What comes of talking: leads, visits, reservations, offers and trade-ins."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, text

from memory.records.tables.columns import Words, key, metadata, moment_column, tenant_key

leads = Table(
    "leads",
    metadata,
    tenant_key(),
    key("person_id"),
    Column("score", Integer, nullable=False),
    Column("detail", JSON, nullable=False),
    Column("profile", JSON, nullable=False),
    moment_column("created_at"),
    moment_column("updated_at"),
    Column("origin", JSON(none_as_null=True)),
    Index(None, "tenant", "score"),
)

appointments = Table(
    "appointments",
    metadata,
    tenant_key(),
    key(),
    Column("person_id", String(128), nullable=False),
    Column("car_id", String(128), nullable=False),
    Column("branch", Words, nullable=False),
    moment_column("starts_at"),
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
    tenant_key(),
    key(),
    Column("person_id", String(128), nullable=False),
    Column("car_id", String(128), nullable=False),
    moment_column("until"),
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
    tenant_key(),
    key(),
    Column("kind", String(16), nullable=False),
    Column("person_id", String(128), nullable=False),
    Column("car_id", String(128)),
    Column("detail", JSON, nullable=False),
    moment_column("at"),
    Index(None, "tenant", "person_id"),
    comment="offers, trade-ins, feedback and handoffs: things a customer did that staff look at",
)
