"""Who: names, e-mail, phone, CPF, and the lead that staff ask about."""
