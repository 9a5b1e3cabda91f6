import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0004_texts_in_order")]

    operations = [
        migrations.CreateModel(
            name="FollowUpRow",
            fields=[
                ("id", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("answer", models.BinaryField()),
                ("answered", models.BooleanField(default=False)),
                ("ask_on", models.DateField(db_index=True)),
                ("erase_on", models.DateField(db_index=True)),
                ("facilitator", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.accountrow")),
                (
                    "organisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.organisationrow"),
                ),
            ],
            options={
                "db_table": "follow_up",
            },
        ),
    ]
