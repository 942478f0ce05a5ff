from __future__ import annotations

import pytest

from domain.customers.consent import may_write_first


@pytest.mark.parametrize(
    ("granted", "opted_out", "may"),
    [(True, False, True), (True, True, False), (False, False, False), (None, False, False), (None, True, False)],
)
def test_the_shop_writes_first_only_to_who_agreed_and_did_not_stop_it(granted: bool | None, opted_out: bool, may: bool) -> None:
    assert may_write_first(granted, opted_out) is may
