"""Buttons, lists and links within a message, with the limits of the Graph API."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from evals.whatsapp.graph.reading import link_of, need, text_of
from evals.whatsapp.refusals import Refusal

BODY, LIST_BODY, HEADER, FOOTER = 1024, 4096, 60, 60
BUTTONS, BUTTON_TITLE, BUTTON_ID = 3, 20, 256
ROWS, ROW_TITLE, ROW_DESCRIPTION, ROW_ID, SECTIONS, SECTION_TITLE = 10, 24, 72, 200, 10, 24

Part = Mapping[str, Any]


def check_interactive(part: Part) -> None:
    """A Refusal where the API would refuse it."""
    kind = part.get("type")
    if not isinstance(kind, str) or kind not in _ACTIONS:
        raise Refusal(131009, f"Interactive type invalid: {kind!r}")
    text_of(need(part, "body", dict), "text", "interactive.body", LIST_BODY if kind == "list" else BODY)
    if "footer" in part:
        text_of(need(part, "footer", dict), "text", "interactive.footer", FOOTER)
    if "header" in part:
        _header(need(part, "header", dict), kind)
    _ACTIONS[kind](need(part, "action", dict))


def _header(header: Part, kind: str) -> None:
    shape = header.get("type")
    if shape == "text":
        text_of(header, "text", "interactive.header", HEADER)
    elif shape in ("image", "video", "document") and kind != "list":
        media = need(header, shape, dict)
        if bool(media.get("id")) == bool(media.get("link")):
            raise Refusal(131009, "Exactly one of id and link is required in the header")
    else:
        raise Refusal(131009, f"Header type invalid for {kind}: {shape!r}")


def _buttons(action: Part) -> None:
    buttons = need(action, "buttons", list)
    if not 1 <= len(buttons) <= BUTTONS:
        raise Refusal(131009, f"Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: {BUTTONS}")
    replies = []
    for button in buttons:
        if not isinstance(button, dict) or button.get("type") != "reply":
            raise Refusal(131009, "Button type must be reply")
        reply = need(button, "reply", dict)
        text_of(reply, "id", "button.reply", BUTTON_ID)
        title = text_of(reply, "title", "button.reply", BUTTON_TITLE)
        if not title.strip():
            raise Refusal(131009, f"Button title length invalid. Min length: 1, Max length: {BUTTON_TITLE}")
        replies.append(reply)
    _distinct([reply["id"] for reply in replies], "Duplicated button id")
    _distinct([reply["title"] for reply in replies], "Duplicated button title")


def _list(action: Part) -> None:
    text_of(action, "button", "interactive.action", BUTTON_TITLE)
    sections = need(action, "sections", list)
    if not 1 <= len(sections) <= SECTIONS:
        raise Refusal(131009, f"Invalid sections count. Min allowed sections: 1, Max allowed sections: {SECTIONS}")
    ids = []
    for section in sections:
        if not isinstance(section, dict):
            raise Refusal(100, "Param sections must be an array of objects.")
        if len(sections) > 1 or "title" in section:
            text_of(section, "title", "section", SECTION_TITLE)
        rows = need(section, "rows", list)
        if not rows:
            raise Refusal(131009, "A section must have at least one row")
        ids += [_row(row) for row in rows]
    if len(ids) > ROWS:
        raise Refusal(131009, f"Total row count exceed max allowed count: {ROWS}")
    _distinct(ids, "Duplicated row id")


def _row(row: Any) -> str:
    if not isinstance(row, dict):
        raise Refusal(100, "Param rows must be an array of objects.")
    text_of(row, "title", "row", ROW_TITLE)
    if row.get("description"):
        text_of(row, "description", "row", ROW_DESCRIPTION)
    return text_of(row, "id", "row", ROW_ID)


def _link(action: Part) -> None:
    if action.get("name") != "cta_url":
        raise Refusal(131009, "Action name must be cta_url")
    parameters = need(action, "parameters", dict)
    text_of(parameters, "display_text", "action.parameters", BUTTON_TITLE)
    link_of(parameters, "url")


def _asks_location(action: Part) -> None:
    if action.get("name") != "send_location":
        raise Refusal(131009, "Action name must be send_location")


def _distinct(values: Sequence[str], complaint: str) -> None:
    if len(set(values)) != len(values):
        raise Refusal(131009, complaint)


_ACTIONS: dict[str, Callable[[Part], None]] = {
    "button": _buttons,
    "list": _list,
    "cta_url": _link,
    "location_request_message": _asks_location,
}
