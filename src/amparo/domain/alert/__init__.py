"""The alert: what is published for it, what happens to it, and what each person is told."""
