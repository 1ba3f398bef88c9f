"""What other programs send and are told: the journal's records as JSON, and their description."""
