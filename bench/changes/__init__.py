"""How often the answers about change, when and where are wrong, where the truth is known."""
