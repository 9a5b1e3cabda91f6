"""How reading says no: one fault with its place, before there is a document to speak of."""

from typing import NoReturn

from amparo.domain.faults import Fault, FaultCode, NotADocument
from amparo.domain.misfits import shown

DEPTH_MAX = 24


def refuse(code: FaultCode, place: str, found: object = "", expected: str = "") -> NoReturn:
    raise NotADocument((Fault(code=code, path=place, found=shown(found), expected=expected),)) from None
