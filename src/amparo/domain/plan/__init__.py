"""The security plan: its model, life cycles, edits and checks."""
