"""The questions that write a first plan, one on a page: screens 4 to 12. Screens 1 to 3 are the door."""
