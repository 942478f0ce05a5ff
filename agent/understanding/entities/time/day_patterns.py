"""How days are named: by weekday, relative to today, in figures, by month."""

from __future__ import annotations

import re

from agent.understanding.entities.time.calendar_days import MONTHS, WEEKDAYS

_SHORT_DAYS = r"seg|ter|qua|qui|sex|sab|dom|sext|quar"
_LONG_DAYS = "|".join(sorted(set(WEEKDAYS) - set(_SHORT_DAYS.split("|")) - {"2a", "3a", "4a", "5a", "6a"}, key=len, reverse=True))
WEEKDAY = re.compile(
    rf"(?:(?<=\s)|^)(?P<next>proximo |na proximo |essa |esta |nessa |nesta |agora |nesse |esse "
    rf"|este |neste )?(?P<day>{_LONG_DAYS}|(?:{_SHORT_DAYS})(?= (?:feira|as|\d+ (?:h|:)|de manha"
    rf"|a tarde|cedo|que vem))|[2-6] ?a(?= feira))"
    r"(?P<feira> feira)?(?P<after> (?:que vem|da (?:semana que vem|proximo semana|outra semana)"
    r"|proximo|da outra semana|da semana))?(?= |$)"
)
RELATIVE = re.compile(
    r"(?:(?<=\s)|^)(?:(?P<days>depois de amanha|dps de amanha|depois d amanha|depois amanha"
    r"|amanhã|amanha|amanhazinho|hoje|agorinha mesmo hoje)|daqui (?:a )?(?P<n>\d{1,2}) dias?|em "
    r"(?P<m>\d{1,2}) dias?)(?= |$)"
)
NUMERIC = re.compile(
    r"(?:(?<=\s)|^)(?:dia )?(?P<d>0?[1-9]|[12]\d|3[01]) ?/ ?(?P<m>0?[1-9]|1[0-2])(?: ?/ "
    r"?(?P<y>20\d\d|\d\d))?(?= |$)"
)
DOTTED = re.compile(r"(?:(?<=\s)|^)(?P<d>0?[1-9]|[12]\d|3[01]) \. (?P<m>0?[1-9]|1[0-2]) \. (?P<y>20\d\d" r"|\d\d)(?= |$)")
ISO = re.compile(r"(?:(?<=\s)|^)(?P<y>20\d\d) - (?P<m>0?[1-9]|1[0-2]) - (?P<d>0?[1-9]|[12]\d|3[01])(?= |$)")
NAMED = re.compile(
    rf"(?:(?<=\s)|^)(?:dia |no dia )?(?P<d>0?[1-9]|[12]\d|3[01]|primeiro|1 ?o)(?: dia)? (?:de "
    rf"|do |/ ?)?(?P<m>{'|'.join(MONTHS)})(?: (?:de |do |/ ?)?(?P<y>20\d\d))?(?= |$)"
)
DAY = re.compile(
    r"(?:(?<=\s)|^)dia (?P<d>0?[1-9]|[12]\d|3[01]|primeiro|1 ?o)(?: (?P<which>do mes que vem|do "
    r"proximo mes|do outro mes|agora|desse mes|deste mes|que vem))?(?= |$)(?! (?:dias|%))"
)
