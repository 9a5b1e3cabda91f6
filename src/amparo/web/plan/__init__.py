"""The plan: reading it, writing in it, looking at it from several sides, and taking it along."""
