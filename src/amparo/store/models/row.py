"""What every row is."""

from django.db import models

ONLY = 1


class Row(models.Model):
    """Its text never shows what it holds: a traceback may be printed."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return type(self).__name__
