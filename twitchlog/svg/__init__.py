"""Drawings made on the server: they print, need no script, and read in black and white.

Shades are patterns and every number stands in words too. Colours are the page's own ink and paper,
given by classes; nothing is computed here.
"""
