"""The web as Django knows it, and the checks of settings that contradict each other."""

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class WebConfig(AppConfig):
    name = "amparo.web"
    label = "web"

    def ready(self) -> None:
        register(debug_stays_at_home)
        # Connected before the door's own farewell, which ends the session by which the rooms are known.
        from amparo.web.room import farewell

        farewell.connect()


def debug_stays_at_home(**_asked: object) -> list[CheckMessage]:
    """Django's debug pages show local variables, and with them what people wrote."""
    if not settings.DEBUG or set(settings.ALLOWED_HOSTS) <= LOOPBACK:
        return []
    return [
        Error(
            "AMPARO_DEBUG is on while AMPARO_HOSTS names more than this machine.",
            hint="Debug pages show what people wrote. Set AMPARO_DEBUG=0, or AMPARO_HOSTS=localhost,127.0.0.1.",
            obj=apps.get_app_config("web"),
            id="amparo.E001",
        )
    ]
