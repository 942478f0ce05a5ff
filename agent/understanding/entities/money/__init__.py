"""Money and how it is paid: budgets, down payment, instalments, offers, discounts."""
