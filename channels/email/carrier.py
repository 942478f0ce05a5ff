"""Handing one letter to a mail server, and what its answer means."""

from __future__ import annotations

import ipaddress
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from typing import NamedTuple

from aiosmtplib import SMTP, SMTPAuthenticationError, SMTPException, SMTPResponseException

from channels.email.message import Unmailable, message_of
from channels.settings import EmailSettings
from domain.delivery.letters import Fate, Letter

_FOR_GOOD = 500
_LONGEST_WORD = 200


class Outcome(NamedTuple):
    """`WAITING` where it is to be tried again: nothing was taken."""

    fate: Fate
    why: str | None = None


class Carrier:
    """A mail server of the house. Each letter has a line of its own: an order or two a day do not need an open one."""

    def __init__(self, settings: EmailSettings, tenant: str) -> None:
        self._settings, self._tenant = settings, tenant

    async def hand_over(self, letter: Letter, at: datetime) -> Outcome:
        """Hand a letter over. Once its words are on the line, only the server's answer tells whether it was taken."""
        settings = self._settings
        try:
            message = message_of(letter, settings.sender, self._tenant, at)
        except Unmailable as error:
            return Outcome(Fate.FAILED, str(error))
        line = SMTP(
            hostname=settings.host,
            port=settings.port,
            timeout=settings.timeout,
            use_tls=settings.use_tls,
            start_tls=False if settings.use_tls else None,
        )
        try:
            if (refused := await self._greet(line, letter)) is not None:
                return refused
            return await _put_in(line, message)
        finally:
            with suppress(SMTPException, OSError):
                await line.quit()
            line.close()

    async def _greet(self, line: SMTP, letter: Letter) -> Outcome | None:
        """Everything before the words: whatever goes wrong here, nothing was sent."""
        settings = self._settings
        try:
            await line.connect()
            if settings.user and settings.password:
                if line.get_transport_info("ssl_object") is None and not stays_here(settings.host or ""):
                    return Outcome(Fate.WAITING, "o servidor de e-mail não oferece TLS; a senha não foi enviada")
                await line.login(settings.user, settings.password.get_secret_value())
            await line.mail(settings.sender)
            await line.rcpt(letter.recipient)
        except SMTPAuthenticationError as error:
            return Outcome(Fate.WAITING, _words(error))  # our own trouble, and mended by us: no fault of the letter's
        except SMTPResponseException as error:
            return _refusal(error)
        except (SMTPException, OSError) as error:
            return Outcome(Fate.WAITING, f"o servidor de e-mail não respondeu ({type(error).__name__})")
        return None


async def _put_in(line: SMTP, message: EmailMessage) -> Outcome:
    try:
        await line.data(message.as_bytes())
    except SMTPResponseException as error:
        return _refusal(error)
    except (SMTPException, OSError) as error:
        return Outcome(Fate.UNKNOWN, f"a linha caiu antes da resposta do servidor ({type(error).__name__})")
    return Outcome(Fate.SENT)


def _refusal(error: SMTPResponseException) -> Outcome:
    return Outcome(Fate.FAILED if error.code >= _FOR_GOOD else Fate.WAITING, _words(error))


def _words(error: SMTPResponseException) -> str:
    return f"{error.code} {error.message}"[:_LONGEST_WORD]


def stays_here(host: str) -> bool:
    """Whether the line does not leave this machine."""
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


def open_carrier(settings: EmailSettings, tenant: str) -> Carrier | None:
    """None where no mail server is set: letters wait."""
    return Carrier(settings, tenant) if settings.is_set else None
