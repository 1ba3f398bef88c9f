"""Forms: what was typed, checked strictly, kept as typed, with what is wrong in plain words."""
