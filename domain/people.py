"""Who speaks: customers and staff, their roles, and what an action is done as."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    CUSTOMER = "customer"
    """Looks for a car; known by a channel's address."""
    SELLER = "seller"
    """Answers customers, sees leads."""
    BUYER = "buyer"
    """Asks prices and drafts purchase orders."""
    MANAGER = "manager"
    """Approves up to a limit, prices, steers."""
    ADMIN = "admin"
    """Everything a manager may, and the settings."""

    @property
    def word(self) -> str:
        """What people call the role."""
        return _WORDS[self]

    @property
    def is_staff(self) -> bool:
        return self is not Role.CUSTOMER


_WORDS = {Role.CUSTOMER: "cliente", Role.SELLER: "vendedor", Role.BUYER: "comprador", Role.MANAGER: "gerente", Role.ADMIN: "administrador"}

STAFF = frozenset(role for role in Role if role.is_staff)
SALES = frozenset({Role.SELLER, Role.MANAGER, Role.ADMIN})
"""Who answers customers: they see leads and whose visits are booked."""
PURCHASING = frozenset({Role.BUYER, Role.MANAGER, Role.ADMIN})
"""Who buys: they look up prices, order of suppliers and approve up to their limit."""
STEERING = frozenset({Role.MANAGER, Role.ADMIN})
"""Who decides how the house works: which model speaks."""
CUSTOMERS = frozenset({Role.CUSTOMER})
EVERYONE = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Actor:
    """The one an action is done as. It comes from the channel's authentication, never from an argument."""

    tenant: str
    person_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class Person:
    """A contact of a tenant as it is kept: the personal fields stay empty until consent is given."""

    id: str
    tenant: str
    role: Role
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    cpf: str | None = None
    city: str | None = None
    state: str | None = None

    @property
    def first_name(self) -> str | None:
        return self.name.split()[0].capitalize() if self.name and self.name.split() else None


PERSONAL_FIELDS = ("name", "phone", "email", "cpf", "city", "state")
"""Fields of a person that may be kept only with consent."""
