"""The facilitator's side of a workshop: sessions as documents, and the room in which one of them is held."""
