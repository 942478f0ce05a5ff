"""The tables, each keyed by tenant first. Times are stored in UTC; money in whole cents."""

from memory.records.tables.accounts import accounts
from memory.records.tables.channels import aliases, webhook_events, whatsapp_numbers
from memory.records.tables.collecting import lookups, price_readings, price_runs, quarantined_prices
from memory.records.tables.columns import metadata
from memory.records.tables.conversations import CARRIES_A_FILE, conversations, messages, outbox, segments, turns
from memory.records.tables.deals import appointments, dealings, leads, reservations
from memory.records.tables.deliveries import deliveries, strays
from memory.records.tables.forecasting import forecast_errors, model_versions, published_forecasts, published_outlooks, purchase_watches
from memory.records.tables.goods import prices, product_versions, products, sales, supplier_products, supplier_versions, suppliers
from memory.records.tables.ledger import audit, effects
from memory.records.tables.people import consents, merges, people, tenants
from memory.records.tables.purchasing import emails, purchase_order_events, purchase_orders
from memory.records.tables.reporting import reports
from memory.records.tables.stock import cars, catalogue_versions
from memory.records.tables.tasks import tasks

__all__ = [
    "CARRIES_A_FILE",
    "accounts",
    "aliases",
    "appointments",
    "audit",
    "cars",
    "catalogue_versions",
    "consents",
    "conversations",
    "dealings",
    "deliveries",
    "effects",
    "emails",
    "forecast_errors",
    "leads",
    "lookups",
    "merges",
    "messages",
    "metadata",
    "model_versions",
    "outbox",
    "people",
    "price_readings",
    "price_runs",
    "prices",
    "product_versions",
    "products",
    "published_forecasts",
    "published_outlooks",
    "purchase_order_events",
    "purchase_orders",
    "purchase_watches",
    "quarantined_prices",
    "reports",
    "reservations",
    "sales",
    "segments",
    "strays",
    "supplier_products",
    "supplier_versions",
    "suppliers",
    "tasks",
    "tenants",
    "turns",
    "webhook_events",
    "whatsapp_numbers",
]
