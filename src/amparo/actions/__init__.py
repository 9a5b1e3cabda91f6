"""Third floor: one function for each thing a person does: who may, and what is one transaction."""
