"""Arc XP's ANS."""
