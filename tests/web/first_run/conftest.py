from tests.inside import clock, doors, everybody, house, mateo, plan_id, rosa, tomas

__all__ = ["clock", "doors", "everybody", "house", "mateo", "plan_id", "rosa", "tomas"]
