"""The room on screens: joining, the participant's page, boards; and the key of each open room, in memory."""
