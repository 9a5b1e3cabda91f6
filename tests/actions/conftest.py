from tests.inside import house, mateo, plan_id, rosa, tomas

__all__ = ["house", "mateo", "plan_id", "rosa", "tomas"]
