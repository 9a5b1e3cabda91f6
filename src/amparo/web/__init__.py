"""Roof: pages rendered on the server, for people. Every page works without scripts and asks nothing of a third party."""
