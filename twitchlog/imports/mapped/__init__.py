"""Any table as a journal: its owner says what the columns and the words in it mean."""
