"""A letter as a message of the mail: RFC 5322, with a Message-ID that the same letter has whenever it is sent."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.errors import HeaderParseError, MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from domain.delivery.letters import Letter

NAME = "Balcão"


class Unmailable(Exception):
    """The letter can be sent by nobody: its address or a header of it is none."""


def message_of(letter: Letter, sender: str, tenant: str, at: datetime) -> EmailMessage:
    """Raises Unmailable where the recipient is no address that every server takes."""
    message = EmailMessage(policy=SMTP)
    try:
        domain = Address(addr_spec=sender).domain
        message["From"] = Address(NAME, addr_spec=sender)
        message["To"] = Address(addr_spec=letter.recipient)
        message["Subject"] = letter.subject
        letter.recipient.encode("ascii")
    except (HeaderParseError, MessageError, ValueError, IndexError) as error:
        raise Unmailable(f"“{letter.recipient}” não é um endereço de e-mail que dê para usar") from error
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{hashlib.sha256(f'{tenant}:{letter.key}'.encode()).hexdigest()[:40]}@{domain}>"
    message.set_content(letter.text)
    if letter.attachment is not None:
        message.add_attachment(letter.attachment, maintype="application", subtype="pdf", filename=letter.attachment_name or "anexo.pdf")
    return message
