"""The texts of a message leave one after another, and the first text of every alert before the later ones of any."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0003_rooms")]

    operations = [
        migrations.RemoveIndex(model_name="outboxrow", name="outbox_due"),
        migrations.RemoveField(model_name="outboxrow", name="urgent"),
        migrations.AddField(model_name="outboxrow", name="rank", field=models.PositiveSmallIntegerField(default=0)),
        migrations.AddIndex(
            model_name="outboxrow",
            index=models.Index(
                condition=models.Q(("state", "queued")),
                fields=["way", "rank", "due_at", "id"],
                name="outbox_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="outboxrow",
            index=models.Index(
                condition=models.Q(("due_at__isnull", False)), fields=["due_at"], name="outbox_due_next"
            ),
        ),
    ]
