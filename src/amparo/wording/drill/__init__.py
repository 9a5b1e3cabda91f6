"""The sentences of the drill: parts, questions, news, and the talk afterwards. Codes stand in `domain.workshop.drill`."""
