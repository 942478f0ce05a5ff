"""The intents of contracts/nlu.md, by who speaks."""

from __future__ import annotations

BOTH = (
    "greet", "goodbye", "thanks", "affirm", "deny", "help", "human", "complaint", "opt_out", "privacy_erase", "privacy_export",
    "out_of_scope",
)  # fmt: skip
CUSTOMER = (
    *BOTH,
    "search_cars", "provide_profile", "refine_search", "car_details", "compare_cars", "financing", "trade_in", "negotiate", "reserve_car",
    "test_drive", "store_info", "warranty_docs",
)  # fmt: skip
STAFF = (
    *BOTH,
    "forecast_price", "best_purchase_day", "price_history", "scrape_now", "forecast_demand", "stock_status", "create_po", "approve_po",
    "reject_po", "po_status", "find_supplier", "score_lead", "list_leads", "retrain", "report", "kpis", "simulate_campaign",
    "optimize_listing", "schedule_discount", "competitor_analysis", "suggest_price", "segment_customers", "run_experiment",
)  # fmt: skip
SENTIMENTS = ("negative", "neutral", "positive")
INTENTS = {"customer": CUSTOMER, "staff": STAFF}


def side(role: str) -> str:
    """Which of the two sides of the counter a role stands on: everything that is no customer is staff."""
    return "customer" if role == "customer" else "staff"
