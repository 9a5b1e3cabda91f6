"""What the pages of every document share: forms made from one table, parts in lists, versions, undoing, erasing."""
