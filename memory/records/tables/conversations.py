"""What was said: conversations, messages in, turns, replies out."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Index, Integer, String, Table, UniqueConstraint, false, text

from memory.records.tables.columns import Words, key, metadata, moment_column, number, tenant_key

CARRIES_A_FILE = text("kind IN ('document', 'image', 'video')")
"""Messages with a file that people of the shop look at; said in the same words by the index and those who use it."""

conversations = Table(
    "conversations",
    metadata,
    tenant_key(),
    key(),
    Column("person_id", String(128), nullable=False),
    Column("channel", String(32), nullable=False),
    moment_column("handed_over_at", nullable=True),
    Column("fence", BigInteger, nullable=False, server_default=text("0")),
    moment_column("created_at"),
    moment_column("held_until", nullable=True),
    Index(None, "tenant", "person_id"),
)

messages = Table(
    "messages",
    metadata,
    number(),
    Column("tenant", String(64), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("external_id", String(128), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("person_id", String(128), nullable=False),
    Column("text", Words, nullable=False),
    moment_column("at"),
    Column("turn_id", String(200)),
    Column("kind", String(32), nullable=False, server_default=text("'text'")),
    Column("data", JSON(none_as_null=True)),
    moment_column("received_at", nullable=True),
    Column("trace", String(64), nullable=False, server_default=text("''")),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    moment_column("put_aside_at", nullable=True),
    Column("tried_in", String(200)),
    UniqueConstraint("tenant", "channel", "external_id"),
    Index(
        "ix_messages_waiting",
        "tenant",
        "conversation",
        sqlite_where=text("turn_id IS NULL"),
        postgresql_where=text("turn_id IS NULL"),
    ),
    Index(None, "tenant", "person_id"),
    Index("ix_messages_files", "tenant", "at", sqlite_where=CARRIES_A_FILE, postgresql_where=CARRIES_A_FILE),
    sqlite_autoincrement=True,
)

turns = Table(
    "turns",
    metadata,
    tenant_key(),
    Column("id", String(200), primary_key=True),
    Column("conversation", String(128), nullable=False),
    Column("person_id", String(128), nullable=False),
    Column("text", Words, nullable=False),
    Column("answer", JSON, nullable=False),
    moment_column("at"),
    Column("segment", String(64), comment="the file of the history that holds it; empty for none, NULL until that is decided"),
    Index(None, "tenant", "person_id"),
    Index(None, "tenant", "conversation"),
    Index(None, "tenant", "segment"),
)

segments = Table(
    "segments",
    metadata,
    tenant_key(),
    key(),
    Column("turns", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("embedder", String(200), nullable=False),
    Column("state", String(16), nullable=False),
    comment="files of the history, in memory/history",
)

outbox = Table(
    "outbox",
    metadata,
    number(),
    Column("tenant", String(64), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("turn_id", String(200), nullable=False),
    Column("position", Integer, nullable=False),
    Column("reply", JSON, nullable=False),
    moment_column("at"),
    Column("to_send", Boolean, nullable=False, server_default=false()),
    Column("recipient", Words),
    Column("trace", String(64), nullable=False, server_default=text("''")),
    UniqueConstraint("tenant", "turn_id", "position"),
    Index(None, "tenant", "conversation"),
    Index("ix_outbox_to_send", "tenant", "conversation", sqlite_where=text("to_send = 1"), postgresql_where=text("to_send")),
    sqlite_autoincrement=True,
)
