from tests.inside import everybody, house, mateo, plan_id, rosa, tomas

__all__ = ["everybody", "house", "mateo", "plan_id", "rosa", "tomas"]
