"""The steps of a turn, one file each: consent, understand, act, guard, reply."""
