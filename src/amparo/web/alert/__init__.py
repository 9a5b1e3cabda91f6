"""The night of an alert: a contact's page, the owner's boards, the ways messages take, and doors for machines."""
