from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0005_follow_ups")]

    operations = [
        migrations.CreateModel(
            name="ReminderRow",
            fields=[
                ("id", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("times", models.PositiveSmallIntegerField(default=0)),
                ("due_on", models.DateField(db_index=True)),
                ("again_on", models.DateField(null=True)),
                ("over", models.BooleanField(default=False)),
            ],
            options={"db_table": "reminder"},
        ),
    ]
