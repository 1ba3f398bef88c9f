"""How fast twitchlog answers, next to the least that the same work costs on the same machine."""
