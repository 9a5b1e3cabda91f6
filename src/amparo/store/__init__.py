"""Second floor: rows and transactions; the only importer of the ORM.

What people write reaches a row only sealed. `models` says of every column whether it is sealed, a hash, or in clear
and why. Nobody outside this room sees a row: they see plans, accounts and sessions.
"""
