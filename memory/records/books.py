"""The books of one tenant within one transaction: a shelf of collections, each over its tables."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from memory.records.accounts import Accounts
from memory.records.aliases import Aliases
from memory.records.appointments import Appointments
from memory.records.audit import AuditTrail
from memory.records.catalogue import Catalogue
from memory.records.consents import Consents
from memory.records.conversations import Conversations
from memory.records.dealings import Dealings
from memory.records.deliveries import Deliveries
from memory.records.effects import Effects
from memory.records.emails import Emails
from memory.records.files import Files
from memory.records.forecast_errors import ForecastErrors
from memory.records.forecasts import Forecasts
from memory.records.gauges import Gauges
from memory.records.leads import Leads
from memory.records.lookups import Lookups
from memory.records.merges import Merges
from memory.records.messages import Inbox
from memory.records.models import Models
from memory.records.old_deliveries import OldDeliveries
from memory.records.openings import Openings
from memory.records.outlooks import Outlooks
from memory.records.people import People
from memory.records.price_runs import PriceRuns
from memory.records.prices import Prices
from memory.records.privacy import Privacy
from memory.records.products import Products
from memory.records.purchase_orders import PurchaseOrders
from memory.records.purchase_watches import PurchaseWatches
from memory.records.quotes import Quotes
from memory.records.readings import Readings
from memory.records.reports import Reports
from memory.records.reservations import Reservations
from memory.records.sales import Sales
from memory.records.segments import Segments
from memory.records.standings import Standings
from memory.records.stores import Stores
from memory.records.suppliers import Suppliers
from memory.records.tasks import Tasks
from memory.records.tries import Tries
from memory.records.turnovers import Turnovers
from memory.records.turns import Turns
from memory.records.webhook_events import WebhookEvents


class Books:
    """Collections are made when first used; all share the transaction and see only their tenant."""

    def __init__(self, connection: AsyncConnection, tenant: str) -> None:
        self.connection = connection
        self.tenant = tenant

    @cached_property
    def accounts(self) -> Accounts:
        return Accounts(self.connection, self.tenant)

    @cached_property
    def aliases(self) -> Aliases:
        return Aliases(self.connection, self.tenant)

    @cached_property
    def appointments(self) -> Appointments:
        return Appointments(self.connection, self.tenant)

    @cached_property
    def audit(self) -> AuditTrail:
        return AuditTrail(self.connection, self.tenant)

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue(self.connection, self.tenant)

    @cached_property
    def consents(self) -> Consents:
        return Consents(self.connection, self.tenant)

    @cached_property
    def conversations(self) -> Conversations:
        return Conversations(self.connection, self.tenant)

    @cached_property
    def dealings(self) -> Dealings:
        return Dealings(self.connection, self.tenant)

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.connection, self.tenant)

    @cached_property
    def effects(self) -> Effects:
        return Effects(self.connection, self.tenant)

    @cached_property
    def emails(self) -> Emails:
        return Emails(self.connection, self.tenant)

    @cached_property
    def files(self) -> Files:
        return Files(self.connection, self.tenant)

    @cached_property
    def forecast_errors(self) -> ForecastErrors:
        return ForecastErrors(self.connection, self.tenant)

    @cached_property
    def forecasts(self) -> Forecasts:
        return Forecasts(self.connection, self.tenant)

    @cached_property
    def gauges(self) -> Gauges:
        return Gauges(self.connection, self.tenant)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.connection, self.tenant)

    @cached_property
    def leads(self) -> Leads:
        return Leads(self.connection, self.tenant)

    @cached_property
    def lookups(self) -> Lookups:
        return Lookups(self.connection, self.tenant)

    @cached_property
    def merges(self) -> Merges:
        return Merges(self.connection, self.tenant)

    @cached_property
    def models(self) -> Models:
        return Models(self.connection, self.tenant)

    @cached_property
    def old_deliveries(self) -> OldDeliveries:
        return OldDeliveries(self.connection, self.tenant)

    @cached_property
    def openings(self) -> Openings:
        return Openings(self.connection, self.tenant)

    @cached_property
    def outlooks(self) -> Outlooks:
        return Outlooks(self.connection, self.tenant)

    @cached_property
    def people(self) -> People:
        return People(self.connection, self.tenant)

    @cached_property
    def price_runs(self) -> PriceRuns:
        return PriceRuns(self.connection, self.tenant)

    @cached_property
    def prices(self) -> Prices:
        return Prices(self.connection, self.tenant)

    @cached_property
    def privacy(self) -> Privacy:
        return Privacy(self.connection, self.tenant)

    @cached_property
    def products(self) -> Products:
        return Products(self.connection, self.tenant)

    @cached_property
    def purchase_orders(self) -> PurchaseOrders:
        return PurchaseOrders(self.connection, self.tenant)

    @cached_property
    def purchase_watches(self) -> PurchaseWatches:
        return PurchaseWatches(self.connection, self.tenant)

    @cached_property
    def quotes(self) -> Quotes:
        return Quotes(self.connection, self.tenant)

    @cached_property
    def readings(self) -> Readings:
        return Readings(self.connection, self.tenant)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self.connection, self.tenant)

    @cached_property
    def reservations(self) -> Reservations:
        return Reservations(self.connection, self.tenant)

    @cached_property
    def sales(self) -> Sales:
        return Sales(self.connection, self.tenant)

    @cached_property
    def segments(self) -> Segments:
        return Segments(self.connection, self.tenant)

    @cached_property
    def standings(self) -> Standings:
        return Standings(self.connection, self.tenant)

    @cached_property
    def stores(self) -> Stores:
        return Stores(self.connection, self.tenant)

    @cached_property
    def suppliers(self) -> Suppliers:
        return Suppliers(self.connection, self.tenant)

    @cached_property
    def tasks(self) -> Tasks:
        return Tasks(self.connection, self.tenant)

    @cached_property
    def tries(self) -> Tries:
        return Tries(self.connection, self.tenant)

    @cached_property
    def turnovers(self) -> Turnovers:
        return Turnovers(self.connection, self.tenant)

    @cached_property
    def turns(self) -> Turns:
        return Turns(self.connection, self.tenant)

    @cached_property
    def webhook_events(self) -> WebhookEvents:
        return WebhookEvents(self.connection, self.tenant)
