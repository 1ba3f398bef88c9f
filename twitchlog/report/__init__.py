"""The report for a doctor: one page of what a journal holds, and its days as an appendix."""
