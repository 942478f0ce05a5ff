"""The talk itself: greetings, second thoughts, a person instead."""
