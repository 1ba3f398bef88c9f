"""Change over time, and when and where: what differs by more than flares and chance make.

The modules read in this order: units, flares, mixture, levels, trend, steps, around (dated
events), clusters, rhythm, sides, spread, everything.
"""
