"""Made-up journals whose truth is known, and how often an analysis of them is wrong."""
