"""The worker's side of the rows: it alone opens alerts, decides and writes what people may look at.

Only `amparo.worker` and the command that starts it import this room. Everything here takes the worker's key or needs none.
"""
