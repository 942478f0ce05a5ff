"""Every tool of the house."""

from __future__ import annotations

from tools.customer.arrangements import my_arrangements
from tools.customer.bargaining import make_offer
from tools.customer.comparing import compare_cars
from tools.customer.consenting import allow_messages, set_consent, stop_messages
from tools.customer.details import car_details
from tools.customer.financing import simulate_financing
from tools.customer.handoff import handoff_to_human
from tools.customer.privacy import erase_my_data, export_my_data
from tools.customer.profile import update_profile
from tools.customer.recalling import recall_conversation
from tools.customer.recommending import recommend_cars, refine_recommendations
from tools.customer.reserving import cancel_reservation, reserve_car
from tools.customer.store import store_info, warranty_and_papers
from tools.customer.trading_in import register_trade_in
from tools.customer.visiting import schedule_test_drive
from tools.staff.collecting import scrape_now
from tools.staff.demand import forecast_demand
from tools.staff.finding_suppliers import find_suppliers
from tools.staff.forecasts import forecast_prices
from tools.staff.leads import list_leads, score_lead
from tools.staff.metrics import business_metrics
from tools.staff.orders.arriving import receive_purchase_order, settle_order_sending
from tools.staff.orders.creating import confirm_purchase_order, create_purchase_order
from tools.staff.orders.deciding import approve_purchase_order, reject_purchase_order
from tools.staff.orders.following import purchase_order_status
from tools.staff.pricing import price_history
from tools.staff.purchase_days import best_purchase_day, purchase_days
from tools.staff.reporting import make_report
from tools.staff.retraining import retrain_models
from tools.staff.sales import item_sales
from tools.staff.stock import stock_status
from tools.staff.watching_purchases import purchases_due, watch_purchase
from tools.toolbox import Toolbox

TOOLBOX = Toolbox(
    [
        recommend_cars,
        refine_recommendations,
        car_details,
        compare_cars,
        simulate_financing,
        register_trade_in,
        make_offer,
        reserve_car,
        cancel_reservation,
        schedule_test_drive,
        my_arrangements,
        recall_conversation,
        store_info,
        warranty_and_papers,
        update_profile,
        handoff_to_human,
        set_consent,
        stop_messages,
        allow_messages,
        export_my_data,
        erase_my_data,
        list_leads,
        score_lead,
        business_metrics,
        price_history,
        stock_status,
        forecast_prices,
        best_purchase_day,
        purchase_days,
        watch_purchase,
        purchases_due,
        forecast_demand,
        item_sales,
        create_purchase_order,
        confirm_purchase_order,
        approve_purchase_order,
        reject_purchase_order,
        purchase_order_status,
        settle_order_sending,
        receive_purchase_order,
        scrape_now,
        retrain_models,
        make_report,
        find_suppliers,
    ]
)
