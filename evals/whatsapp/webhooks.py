"""Webhook bodies: messages and statuses in changes, changes in entries; and their signature."""

from __future__ import annotations

import hashlib
import hmac
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from evals.whatsapp.people import Person

Body = dict[str, Any]
_ACCOUNT = "102290129340398"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the shop: the id of the API, the digits people see, the account it belongs to."""

    id: str = "106540352242922"
    display: str = "551130000000"
    account: str = _ACCOUNT

    @property
    def metadata(self) -> dict[str, str]:
        return {"display_phone_number": self.display, "phone_number_id": self.id}


def received(number: Number, person: Person, *messages: Mapping[str, Any]) -> Body:
    """One change with a person's messages, as `person.writes` makes them."""
    contacts = {} if messages and messages[0].get("type") == "system" else {"contacts": [person.contact()]}
    return change(number, contacts | {"messages": [dict(message) for message in messages]})


def reported(number: Number, *statuses: Mapping[str, Any]) -> Body:
    """One change with statuses, as evals.whatsapp.statuses makes them."""
    return change(number, {"statuses": [dict(status) for status in statuses]})


def change(number: Number, value: Mapping[str, Any]) -> Body:
    return body(
        [{"value": {"messaging_product": "whatsapp", "metadata": number.metadata} | dict(value), "field": "messages"}], number.account
    )


def event(field: str, value: Mapping[str, Any], account: str = _ACCOUNT) -> Body:
    """A change of another field: `message_template_status_update`, `phone_number_quality_update`, `account_update`…"""
    return body([{"value": dict(value), "field": field}], account)


def body(changes: Iterable[Mapping[str, Any]], account: str) -> Body:
    return {"object": "whatsapp_business_account", "entry": [{"id": account, "changes": list(changes)}]}


def batch(*bodies: Body, changes_an_entry: int = 2) -> Body:
    """Several bodies as one, as Meta sends them under load: some entries with several changes each."""
    changes = [(entry["id"], change) for body in bodies for entry in body["entry"] for change in entry["changes"]]
    groups = [changes[at : at + changes_an_entry] for at in range(0, len(changes), changes_an_entry)]
    entries = [{"id": group[0][0], "changes": [change for _, change in group]} for group in groups]
    return {"object": "whatsapp_business_account", "entry": entries}


def disordered(bodies: Sequence[Body], *, seed: int, copies: int = 1) -> list[Body]:
    """The same bodies, each so many times, in any order: the order is the seed's."""
    shuffled = [body for body in bodies for _ in range(copies)]
    random.Random(seed).shuffle(shuffled)
    return shuffled


def signature(raw: bytes, app_secret: str) -> str:
    """The value of X-Hub-Signature-256."""
    return f"sha256={hmac.new(app_secret.encode(), raw, hashlib.sha256).hexdigest()}"


def signed(body: Any, app_secret: str) -> tuple[bytes, dict[str, str]]:
    """A body on the wire, and its headers; bytes go out as they are."""
    raw = body if isinstance(body, bytes) else orjson.dumps(body)
    return raw, {"content-type": "application/json", "x-hub-signature-256": signature(raw, app_secret), "user-agent": "facebookexternalua"}
