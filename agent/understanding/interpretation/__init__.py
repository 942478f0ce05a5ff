"""What a reading means in the middle of a talk.

`Understanding.read` labels a message by the contract, on its own. A seller hears more: "esquece a cor" is an answer of little
content by its words, and a change of the wish by what it does; "s10" alone is a car looked for. Here such readings are bent, by
one small rule after another: each gives the reading back, as it was where the rule has nothing to say of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from agent.understanding.interpretation import asking, limits, own_cars, paying, refusing, traits, whose, wishing
from agent.understanding.interpretation.wishing import MAY_TELL_NEEDS, WISHES, needing
from agent.understanding.reading import Reading

__all__ = ["MAY_TELL_NEEDS", "RULES", "WISHES", "interpreted"]

Rule = Callable[[Reading, datetime], Reading]

RULES: tuple[Rule, ...] = (
    whose.name_by_itself_is_theirs,
    whose.name_put_right_is_theirs,
    whose.own_data_put_right_are_told,
    whose.bought_by_another_is_no_search,
    whose.anothers_car_is_not_wished,
    whose.another_is_not_the_customer,
    paying.instalments_are_declined,
    paying.cash_is_bargained_for,
    paying.financing_is_spoken_of,
    paying.limit_beside_the_down_payment,
    whose.papers_to_bring_are_no_data_kept,
    whose.autocorrect_is_no_person,
    asking.being_sorry_is_no_complaint,
    asking.giving_back_is_of_the_papers,
    asking.which_of_them_is_a_comparison,
    asking.asked_for_advice_compares,
    traits.trait_asked_for_in_a_word,
    asking.what_is_kept_is_theirs_to_see,
    asking.hours_in_passing_are_of_the_shop,
    asking.comforts_are_of_the_shop,
    asking.fear_of_fraud_asks_of_the_shop,
    asking.having_bought_here_is_no_search,
    asking.price_of_a_model_is_no_bid,
    asking.coming_to_see_is_a_visit,
    asking.liking_one_asks_for_it,
    refusing.stops_only_in_so_many_words,
    refusing.erases_only_in_so_many_words,
    refusing.takes_its_time,
    refusing.erases_nothing,
    refusing.may_write_again,
    own_cars.year_is_no_sum,
    own_cars.asked_for_is_not_given,
    refusing.waiting_for_a_car_calls_nobody,
    refusing.asks_at_home,
    refusing.asked_instead_of_a_person,
    refusing.wants_another,
    wishing.changes_the_wish,
    traits.what_it_must_be_is_wished,
    traits.refusal_alone_refines,
    traits.much_driven_is_refused,
    wishing.wish_among_other_words,
    own_cars.wish_beside_it,
    own_cars.savings_are_the_budget,
    own_cars.what_the_next_may_cost,
    wishing.car_of_a_fuel_begins_anew,
    wishing.asks_to_see_the_cars,
    wishing.best_there_is_is_a_search,
    wishing.which_of_a_model_is_a_search,
    wishing.bare_name_is_looked_for,
    wishing.car_is_looked_for,
    wishing.preference_is_no_comparison,
    limits.upper_of_two_sums,
    traits.small_car_is_a_hatch,
    limits.sum_put_right,
    limits.limit_is_told_again,
    traits.tall_car_is_an_suv,
    traits.seats_for_a_household,
    traits.equipment_is_wished,
    traits.engine_is_wished,
    asking.orders_of_the_machine_are_none,
)
"""In this order: a later rule sees what an earlier one made of the message."""


def interpreted(reading: Reading, now: datetime, need: Mapping[str, Any]) -> Reading:
    """A customer's reading as the talk takes it; `need` is what its everyday words ask of a car (cues/needs.py)."""
    for rule in RULES:
        reading = rule(reading, now)
    return needing(reading, need)
