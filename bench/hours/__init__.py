"""Made-up journals with clock times, and how often what is said of the hours before is wrong."""
