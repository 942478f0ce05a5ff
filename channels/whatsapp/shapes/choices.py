"""Taps: a button, a row of a list, a button of a template, a form sent off. The words are those of the tap, the id is what it means."""

from __future__ import annotations

from typing import Any

import orjson

from channels.whatsapp.shapes.contents import Content
from channels.whatsapp.shapes.reading import identifier, kept, mapping, text
from domain.conversation import Kind

_OF_THE_FORM = ("flow_token",)


def interactive(content: Any) -> Content | None:
    """`button_reply`, `list_reply` or `nfm_reply`, whichever is there."""
    told = mapping(content)
    if form := mapping(told.get("nfm_reply")):
        return _form(form)
    for name in ("button_reply", "list_reply"):
        if tap := mapping(told.get(name)):
            return _tap(tap.get("id"), tap.get("title"), description=text(tap.get("description")))
    return None


def button(content: Any) -> Content | None:
    """A quick-reply button of a template: its words, and the payload we gave it."""
    told = mapping(content)
    return _tap(told.get("payload"), told.get("text"))


def _tap(id_: Any, title: Any, **more: str) -> Content | None:
    words, meaning = text(title).strip(), text(id_) or identifier(id_)
    if not words and not meaning:
        return None
    return Content(Kind.CHOICE, words or meaning, {"id": meaning, "title": words} | kept(more, more))


def _form(form: Any) -> Content:
    """The answers, which come as JSON in a text; their words stand for what the person said."""
    try:
        answers = mapping(orjson.loads(text(form.get("response_json"))))
    except orjson.JSONDecodeError:
        answers = {}
    given = {name: answer for name, answer in answers.items() if name not in _OF_THE_FORM}
    words = ", ".join(str(answer) for answer in given.values() if isinstance(answer, (str, int, float)) and answer != "")
    data = {"id": text(answers.get("flow_token")), "title": text(form.get("body")), "answers": given}
    return Content(Kind.CHOICE, words or text(form.get("body")), kept(data, data))
