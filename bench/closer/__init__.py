"""How often the closer looks at one factor are wrong: day by day, as a curve, and by type."""
