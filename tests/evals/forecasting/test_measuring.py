from __future__ import annotations

from evals.forecasting.keeping_back import DAYS, kept_back
from evals.forecasting.measuring import measured
from evals.forecasting.tables import told
from forecasting.candidates.seasonal_naive import SeasonalNaive
from tests.forecasting.worlds import TINY, town


def test_what_is_judged_was_not_taught_and_everybody_is_judged_on_the_same() -> None:
    series = town()
    kept = kept_back(series, 14)
    taught = {each.unique_id: len(each) for each in kept.taught}
    assert kept.unseen
    assert not kept.unseen & set(taught)
    assert set(taught.values()) == {240 - DAYS}
    assert min(origin.count for origin in kept.origins) == 240 - DAYS
    assert max(origin.count for origin in kept.origins) <= 240 - 14

    labels = {each.unique_id: "feira" if each.unique_id.startswith("m") else "loja" for each in series}
    found = measured(kept, labels, frozenset({"loja"}), [SeasonalNaive()], sample=20, plan=TINY, at_once=40)
    assert {score.group for score in found.ours} == {"all", "products seen, days kept back", "products kept back", "feira", "loja"}
    assert found.ours[0].products == 10
    assert found.beside[0].theirs.forecasts == found.beside[0].ours.forecasts > 0
    text = told(found, frozenset({"loja"}))
    assert "| loja (apart) | 10 |" in text
    assert "| seasonal_naive |" in text
    assert "40 products forecast" in text
