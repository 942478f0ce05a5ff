"""Which car: make, model, body, colour, fuel, gearbox, seats, mileage, years, its place in the list shown."""
