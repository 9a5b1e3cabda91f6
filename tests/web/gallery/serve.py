"""`python -m tests.web.gallery.serve DATA PORT`: the gallery behind the real front."""

import os
import sys


def main(data: str, port: int) -> None:
    os.environ.update(
        AMPARO_DATA=data, AMPARO_HOSTS="127.0.0.1,localhost", DJANGO_SETTINGS_MODULE="tests.web.gallery.settings"
    )
    from amparo.web import front

    front.server(front.make(), host="127.0.0.1", port=port).run()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
