"""The message templates that Meta approved for the account."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evals.whatsapp.graph.reading import need
from evals.whatsapp.refusals import Refusal

_FORBIDDEN = re.compile(r"[\n\t]| {5,}")
HYDRATED = 1024


@dataclass(frozen=True, slots=True)
class Template:
    """An approved template; `body` holds {{1}}, {{2}}… where parameters go. `state` is Meta's: approved, paused, disabled."""

    name: str
    language: str = "pt_BR"
    body: str = "Olá!"
    state: str = "approved"

    @property
    def parameters(self) -> int:
        return len(set(re.findall(r"\{\{\w+\}\}", self.body)))


@dataclass(slots=True)
class Templates:
    approved: dict[tuple[str, str], Template] = field(default_factory=dict)

    def add(self, *templates: Template) -> None:
        self.approved.update({(template.name, template.language): template for template in templates})

    def check(self, part: Mapping[str, Any]) -> None:
        """A Refusal where a template is sent as the API would not take it."""
        name, language = str(part.get("name", "")), str(need(part, "language", dict).get("code", ""))
        template = self.approved.get((name, language))
        if template is None:
            raise Refusal(132001, f"template name ({name}) does not exist in {language}")
        if template.state != "approved":
            raise Refusal(132015 if template.state == "paused" else 132016, f"template {name} is {template.state}")
        given = _body_parameters(part)
        if len(given) != template.parameters:
            raise Refusal(
                132000,
                f"body: number of localizable_params ({len(given)}) does not match the expected number of params ({template.parameters})",
            )
        if any(_FORBIDDEN.search(value) for value in given):
            raise Refusal(132018, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
        if len(template.body) + sum(map(len, given)) > HYDRATED:
            raise Refusal(132005, "Translated text too long")


def _body_parameters(part: Mapping[str, Any]) -> list[str]:
    given = []
    for component in part.get("components", ()):
        if component.get("type") == "body":
            for parameter in component.get("parameters", ()):
                if parameter.get("type") == "text" and not parameter.get("text"):
                    raise Refusal(132012, "Parameter of type text is missing text value")
                given.append(str(parameter.get("text", "")))
    return given
