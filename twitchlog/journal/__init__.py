"""Every query and every write; the owner always comes first."""
