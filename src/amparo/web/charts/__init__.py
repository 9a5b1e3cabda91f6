"""Drawings made on the server: SVG without inline style or script, its colours and hatches from the style sheet.

Each stands beside a table that says the same; a drawing is for talking about, never the only place of a fact.
"""

from amparo.web.charts.map import FIVE, THREE, Point, Scale, heat_map
from amparo.web.charts.time import Bar, State, time_chart
from amparo.web.charts.week import week

__all__ = ["FIVE", "THREE", "Bar", "Point", "Scale", "State", "heat_map", "time_chart", "week"]
