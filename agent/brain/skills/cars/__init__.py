"""Finding a car, and what is asked of one."""
