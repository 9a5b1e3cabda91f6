"""First floor: one module for each way of reaching a person.

A channel knows one service and nothing of alerts, rows or retries. What goes wrong outside is an outcome, never an
exception: the worker decides what follows.

    outcome = channel.send(address, text, reference=key)      ->  Sent | TryAgain | GiveUp
"""

from amparo.channels.outcome import GiveUp, Outcome, Sent, TryAgain

__all__ = ["GiveUp", "Outcome", "Sent", "TryAgain"]
