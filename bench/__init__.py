"""What is measured rather than tested: how fast twitchlog is, and how often its analysis errs."""
