"""The rules of `machine_rules.py`, run on the bare domain."""

from hypothesis import settings

from tests.domain.alert.machine_rules import RandomNights

TestRandomNights = RandomNights.TestCase
TestRandomNights.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
