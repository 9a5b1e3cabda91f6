import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_alerts"),
    ]

    operations = [
        migrations.CreateModel(
            name="RoomRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("secret", models.BinaryField()),
                ("open_share", models.BinaryField(null=True)),
                ("door", models.BinaryField(max_length=32, null=True, unique=True)),
                ("state", models.BinaryField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("changes", models.PositiveIntegerField(default=0)),
                ("erase_on", models.DateField(db_index=True)),
                ("open", models.BooleanField(default=True)),
                ("facilitator", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.accountrow")),
                (
                    "organisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.organisationrow"),
                ),
            ],
            options={
                "db_table": "room",
            },
        ),
        migrations.CreateModel(
            name="SeatRow",
            fields=[
                ("id", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("left", models.BooleanField(default=False)),
                ("room", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.roomrow")),
            ],
            options={
                "db_table": "seat",
            },
        ),
        migrations.CreateModel(
            name="ThingRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=16)),
                ("owner", models.BinaryField(max_length=32, null=True)),
                ("sealed", models.BinaryField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("private", models.BooleanField(default=False)),
                ("erase_on", models.DateField(db_index=True, null=True)),
                ("room", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.roomrow")),
            ],
            options={
                "db_table": "thing",
                "indexes": [models.Index(fields=["room", "kind"], name="things_of_a_room")],
            },
        ),
    ]
