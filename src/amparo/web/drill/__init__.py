"""The drill on the pages: the console of whoever leads it, a page for each part, the talk afterwards, cards to cut out."""
