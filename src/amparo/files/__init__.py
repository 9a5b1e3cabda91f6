"""First floor: documents in and out. Reading here, writing beside it; sentences come from `wording`."""
