"""The door: first steps, signing in and out, the account, and who may pass where."""
