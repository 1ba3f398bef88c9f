"""What the trends of a span show beside its counts: descriptions, without any test or claim."""
