"""Roof: what the clock does, while nobody is there to click."""
