from tests.web.plan.conftest import begun, clock, doors, everybody, house, mateo, plan_id, rosa, rosas, tomas, tomass

__all__ = ["begun", "clock", "doors", "everybody", "house", "mateo", "plan_id", "rosa", "rosas", "tomas", "tomass"]
