"""How long importing and exporting take, beside the least that the same work could cost."""
