from tests.inside import everybody, house, mateo, rosa, tomas

__all__ = ["everybody", "house", "mateo", "rosa", "tomas"]
