"""Which factors go with the daily number of episodes: day summaries in, findings out."""
