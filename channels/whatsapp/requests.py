"""A reply as messages of the Cloud API, within its limits: one bubble wherever it can be said in one.

What a tap sends back is the `id` of what was tapped: a button's own words, a card's id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from channels.whatsapp.fitting import distinct, pieces, shortened, size
from domain.conversation import Card, Reply

Request = Mapping[str, Any]
"""The part of a message that does not depend on whom it goes to."""

MOST_TEXT = 4096
MOST_BODY = 1024
"""Of a message with buttons or a list."""
MOST_CAPTION = 1024
MOST_BUTTONS, MOST_BUTTON = 3, 20
MOST_ROWS, MOST_ROW, MOST_DESCRIPTION = 10, 24, 72
MOST_CHOICE_ID = 200
MOST_VALUE = 1024
"""Of a template's variable."""

_OPEN = "Ver opções"
_CARDS, _BUTTONS = "Para ver melhor", "Ou então"
_CHOOSE = "Escolha uma opção:"


def messages(*replies: Reply) -> list[Request]:
    """The messages that say the replies of a turn, in order: words without choices join the bubble that follows, if they fit."""
    return [request for reply in _joined(replies) for request in _messages(reply)]


def _joined(replies: Sequence[Reply]) -> list[Reply]:
    joined: list[Reply] = []
    for reply in replies:
        before = joined[-1] if joined else None
        if before is not None and not (before.buttons or before.cards) and size(whole := f"{before.text}\n\n{reply.text}") <= MOST_BODY:
            joined[-1] = Reply(whole, reply.buttons, reply.cards)
        else:
            joined.append(reply)
    return joined


def _messages(reply: Reply) -> list[Request]:
    cards = _unique_cards(reply.cards)
    buttons = _unique_buttons(reply.buttons, taken={card.id for card in cards})
    if len(cards) > 1 or (cards and not buttons) or len(buttons) > MOST_BUTTONS:
        said = _with_choices(reply.text, _list(cards, buttons))
    elif buttons:
        said = _with_choices(reply.text, _reply_buttons(buttons))
    else:
        said = [text(piece) for piece in pieces(reply.text, MOST_TEXT)]
    return [*_picture(cards), *said]


def text(body: str) -> Request:
    return {"type": "text", "text": {"body": body, "preview_url": "https://" in body}}


def image(link: str, caption: str = "") -> Request:
    return {"type": "image", "image": {"link": link} | ({"caption": shortened(caption, MOST_CAPTION)} if caption else {})}


def template(name: str, language: str, values: Sequence[str] = ()) -> Request:
    """A template approved by Meta; `values` fill the variables of its body, which may hold no line breaks."""
    body = [{"type": "text", "text": shortened(value.replace("\t", " "), MOST_VALUE)} for value in values]
    components = [{"type": "body", "parameters": body}] if body else []
    return {"type": "template", "template": {"name": name, "language": {"code": language}, "components": components}}


def read(message_id: str, *, typing: bool) -> Request:
    """The blue ticks; with `typing`, three dots for 25 seconds or until an answer comes."""
    mark = {"messaging_product": "whatsapp", "status": "read", "message_id": message_id}
    return {**mark, "typing_indicator": {"type": "text"}} if typing else mark


def addressed(request: Request, recipient: str, delivery_id: str) -> Request:
    """The whole message. A recipient is a phone, or Meta's id of a person for this business (`BR.1349…`), which has its own field."""
    to = {"to": recipient} if recipient.removeprefix("+").isdigit() else {"recipient": recipient}
    shared = {"messaging_product": "whatsapp", "recipient_type": "individual", **to}
    return {**shared, **request, "biz_opaque_callback_data": delivery_id}


def _with_choices(words: str, interactive: dict[str, Any]) -> list[Request]:
    """Words too long for the bubble with the choices go before it, all but their end."""
    bodies = pieces(words, MOST_BODY) or [_CHOOSE]
    last = bodies[-1]
    before = words.strip().removesuffix(last).rstrip() if len(bodies) > 1 else ""
    bubble = {"type": "interactive", "interactive": {**interactive, "body": {"text": last}}}
    return [*(text(piece) for piece in pieces(before, MOST_TEXT)), bubble]


def _reply_buttons(buttons: Sequence[str]) -> dict[str, Any]:
    titled = zip(buttons, distinct(buttons, MOST_BUTTON), strict=True)
    replies = [{"type": "reply", "reply": {"id": words, "title": title}} for words, title in titled]
    return {"type": "button", "action": {"buttons": replies}}


def _list(cards: Sequence[Card], buttons: Sequence[str]) -> dict[str, Any]:
    buttons = buttons[:MOST_ROWS]
    cards = cards[: MOST_ROWS - len(buttons)]
    titles = distinct([*(card.title for card in cards), *buttons], MOST_ROW)
    rows: list[dict[str, str]] = [{"id": card.id, "title": title} for card, title in zip(cards, titles, strict=False)]
    for card, row in zip(cards, rows, strict=True):
        if card.subtitle.strip():
            row["description"] = shortened(card.subtitle, MOST_DESCRIPTION)
    choices = [{"id": words, "title": title} for words, title in zip(buttons, titles[len(cards) :], strict=True)]
    sections = [{"title": title, "rows": listed} for title, listed in ((_CARDS, rows), (_BUTTONS, choices)) if listed]
    return {"type": "list", "action": {"button": _OPEN, "sections": sections}}


def _picture(cards: Sequence[Card]) -> list[Request]:
    """The first picture there is, with what it shows, before the words and not in their bubble: where a link is broken WhatsApp
    drops the whole bubble, and that must not be the answer."""
    for card in cards:
        if card.image and card.image.startswith(("https://", "http://")):
            return [image(card.image, "\n".join(part for part in (card.title, card.subtitle) if part))]
    return []


def _unique_buttons(buttons: Sequence[str], taken: Set[str]) -> list[str]:
    kept = {words.strip(): None for words in buttons if words.strip()}
    return [words for words in kept if size(words) <= MOST_CHOICE_ID and words not in taken]


def _unique_cards(cards: Sequence[Card]) -> list[Card]:
    kept = {card.id: card for card in cards if card.id and size(card.id) <= MOST_CHOICE_ID and card.title.strip()}
    return list(kept.values())
