"""First floor: a code and its parameters become a sentence in the reader's language."""
