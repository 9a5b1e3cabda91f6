"""Django's settings. Everything that differs between two installations comes from `environment`; the rest is decided here."""

import os

from amparo.store import database
from amparo.web import environment, uploads
from amparo.web.logs import LOGGING  # noqa: F401 - Django reads the name here
from amparo.wording import catalogue

_here = environment.read(os.environ)

DEBUG = _here.debug
ALLOWED_HOSTS = list(_here.hosts)
TLS = _here.tls
ADDRESS = _here.address
SECRET_KEY = environment.signing_key(_here.data)

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django.forms",
    *database.apps(_here.database),
    "amparo.web",
]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
ROOT_URLCONF = "amparo.web.urls"

# The headers come first, so that also what WhiteNoise serves and what a later layer refuses carries them.
MIDDLEWARE = [
    "amparo.web.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "amparo.web.headers.SameSiteOnly",
    "amparo.web.uploads.SmallEnough",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "amparo.web.door.middleware.Door",
]

DATABASES = {"default": database.configured(_here.database, _here.data)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "amparo.web.page.page",
                "amparo.web.door.middleware.context",
            ]
        },
    }
]
FORM_RENDERER = "amparo.web.page.FormRenderer"

# `__Host-` and Secure also on plain http: browsers treat this machine's own names as safe (docs/decisions), and on any other
# plain address a cookie that is refused is what we want.
CSRF_COOKIE_NAME = "__Host-form"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "amparo.web.frame.unproven"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = catalogue.SOURCE_LANGUAGE
LANGUAGES = list(catalogue.LANGUAGES.items())
LOCALE_PATHS = [catalogue.LOCALE]
LANGUAGE_COOKIE_NAME = "amparo_language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_AGE = None

FILE_UPLOAD_HANDLERS = ["amparo.web.uploads.InMemory"]
DATA_UPLOAD_MAX_MEMORY_SIZE = uploads.FIELD_BYTES_MAX
DATA_UPLOAD_MAX_NUMBER_FILES = 4

STATIC_URL = "/static/"
# Emptied at each start, so its name must be nobody else's: somebody may choose a folder that has things in it already.
STATIC_ROOT = _here.data / "amparo-static"
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_ALLOW_ALL_ORIGINS = False
