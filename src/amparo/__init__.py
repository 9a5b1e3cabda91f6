"""Amparo: security plans, contacts prepared to act and next steps for human-rights defenders."""

__version__ = "0.1.0"
