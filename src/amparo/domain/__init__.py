"""Ground floor: the rules of the method as pure values. No framework, no I/O, no clock, no chance, no sentences."""
