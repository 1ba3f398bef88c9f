"""Reminders to check in: when one is due, and the ways that it goes. None names a symptom."""
