"""The store as Django knows it."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "amparo.store"
    label = "store"
    verbose_name = "sealed rows"
