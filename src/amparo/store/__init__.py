"""Second floor: rows and transactions; the only importer of the ORM."""
