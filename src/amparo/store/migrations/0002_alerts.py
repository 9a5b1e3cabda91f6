import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="GapRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "worker_gap",
            },
        ),
        migrations.CreateModel(
            name="GatewayRow",
            fields=[
                ("way", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("hook_id", models.BinaryField(max_length=32, null=True, unique=True)),
                ("hook_key", models.BinaryField(null=True)),
                ("tried_at", models.DateTimeField(null=True)),
                ("worked_at", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "db_table": "gateway",
            },
        ),
        migrations.CreateModel(
            name="AlertRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("envelope", models.UUIDField(db_index=True)),
                ("version", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                ("copy", models.BinaryField(default=b"")),
                ("open", models.BooleanField(default=True)),
                ("practice", models.BooleanField(default=False)),
                ("due_at", models.DateTimeField(null=True)),
                ("due_awake", models.FloatField(null=True)),
                ("erase_on", models.DateField(null=True)),
                ("day", models.DateField()),
                ("owner", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.accountrow")),
            ],
            options={
                "db_table": "alert",
            },
        ),
        migrations.CreateModel(
            name="EnvelopeRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("words", models.BinaryField(default=b"")),
                ("version", models.PositiveIntegerField()),
                ("day", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.organisationrow"),
                ),
                ("owner", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.accountrow")),
            ],
            options={
                "db_table": "envelope",
            },
        ),
        migrations.CreateModel(
            name="CodeRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.BinaryField()),
                ("public", models.BinaryField(default=b"", max_length=125)),
                ("used_at", models.DateTimeField(null=True)),
                ("made_on", models.DateField()),
                ("envelope", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.enveloperow")),
            ],
            options={
                "db_table": "trigger_code",
            },
        ),
        migrations.CreateModel(
            name="CheckInRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("copy", models.BinaryField(default=b"")),
                ("due_at", models.DateTimeField(db_index=True, null=True)),
                ("due_awake", models.FloatField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "envelope",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="check_ins", to="store.enveloperow"
                    ),
                ),
            ],
            options={
                "db_table": "check_in",
            },
        ),
        migrations.CreateModel(
            name="EvidenceRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.BinaryField()),
                ("day", models.DateField(db_index=True)),
                ("envelope", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.enveloperow")),
                ("owner", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.accountrow")),
            ],
            options={
                "db_table": "evidence",
            },
        ),
        migrations.CreateModel(
            name="InboxRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BinaryField(max_length=32, unique=True)),
                ("sealed", models.BinaryField()),
                ("urgent", models.BooleanField(default=False)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "inbox",
                "indexes": [models.Index(fields=["-urgent", "id"], name="inbox_in_order")],
            },
        ),
        migrations.CreateModel(
            name="InvitationRow",
            fields=[
                ("id", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("owner_key", models.BinaryField(max_length=32)),
                ("sealed", models.BinaryField()),
                ("answer", models.BinaryField(default=b"")),
                ("ends_at", models.DateTimeField(db_index=True)),
                (
                    "organisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.organisationrow"),
                ),
                ("owner", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.accountrow")),
            ],
            options={
                "db_table": "invitation",
            },
        ),
        migrations.CreateModel(
            name="OutboxRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BinaryField(max_length=32, unique=True)),
                ("way", models.CharField(max_length=20)),
                ("thread", models.BinaryField(max_length=32)),
                ("instead", models.BinaryField(max_length=32)),
                ("sealed", models.BinaryField()),
                ("urgent", models.BooleanField(default=True)),
                ("state", models.CharField(default="queued", max_length=12)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(null=True)),
                ("lease", models.PositiveIntegerField(default=0)),
                ("expires_at", models.DateTimeField()),
                ("external_mac", models.BinaryField(max_length=32, null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "alert",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="store.alertrow"),
                ),
            ],
            options={
                "db_table": "outbox",
            },
        ),
        migrations.CreateModel(
            name="PackRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField()),
                ("blob", models.BinaryField()),
                ("day", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.organisationrow"),
                ),
            ],
            options={
                "db_table": "pack",
            },
        ),
        migrations.CreateModel(
            name="ShareRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("whose", models.BinaryField(max_length=32)),
                ("sealed", models.BinaryField()),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="store.packrow"
                    ),
                ),
            ],
            options={
                "db_table": "pack_share",
            },
        ),
        migrations.CreateModel(
            name="TriggerRow",
            fields=[
                ("id", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField(default=b"")),
                ("public", models.BinaryField(default=b"", max_length=96)),
                ("made_on", models.DateField()),
                ("envelope", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.enveloperow")),
            ],
            options={
                "db_table": "trigger",
            },
        ),
        migrations.CreateModel(
            name="ViewRow",
            fields=[
                ("id", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("version", models.PositiveIntegerField()),
                ("ends_at", models.DateTimeField(null=True)),
                ("alert", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.alertrow")),
            ],
            options={
                "db_table": "view",
            },
        ),
        migrations.CreateModel(
            name="WorkerRow",
            fields=[
                ("only", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("public", models.BinaryField(max_length=32)),
                ("made_on", models.DateField()),
                ("beat_at", models.DateTimeField(null=True)),
                ("awake_seconds", models.FloatField(default=0)),
            ],
            options={
                "db_table": "worker",
                "constraints": [models.CheckConstraint(condition=models.Q(("only", 1)), name="one_worker")],
            },
        ),
        migrations.AddIndex(
            model_name="alertrow",
            index=models.Index(condition=models.Q(("open", True)), fields=["due_at"], name="alerts_due"),
        ),
        migrations.AddIndex(
            model_name="alertrow",
            index=models.Index(condition=models.Q(("open", True)), fields=["due_awake"], name="alerts_by_running_time"),
        ),
        migrations.AddConstraint(
            model_name="alertrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("open", False), ("due_at__isnull", False), _connector="OR"),
                name="an_open_alert_is_looked_at_again",
            ),
        ),
        migrations.AddConstraint(
            model_name="alertrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("open", True), ("practice", False)),
                fields=("envelope",),
                name="one_open_alert_of_a_pact",
            ),
        ),
        migrations.AddIndex(
            model_name="checkinrow",
            index=models.Index(fields=["due_awake"], name="check_ins_by_running_time"),
        ),
        migrations.AddIndex(
            model_name="outboxrow",
            index=models.Index(
                condition=models.Q(("due_at__isnull", False)), fields=["-urgent", "due_at"], name="outbox_due"
            ),
        ),
        migrations.AddIndex(
            model_name="outboxrow",
            index=models.Index(
                condition=models.Q(("external_mac__isnull", False)), fields=["external_mac"], name="outbox_by_receipt"
            ),
        ),
        migrations.AddIndex(
            model_name="outboxrow",
            index=models.Index(fields=["thread", "-id"], name="outbox_by_address"),
        ),
        migrations.AddIndex(
            model_name="outboxrow",
            index=models.Index(
                condition=models.Q(("due_at__isnull", False)), fields=["instead"], name="outbox_not_yet_sent"
            ),
        ),
        migrations.AddConstraint(
            model_name="sharerow",
            constraint=models.UniqueConstraint(fields=("pack", "kind", "whose"), name="one_share_of_a_kind"),
        ),
    ]
