"""The steps of a turn, one file each: understand, act, guard, reply."""
