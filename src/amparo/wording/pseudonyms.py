"""Names for a day: two words anybody can say, drawn from these lists. They hint at no gender, faith, people or place.

In Spanish, French and Arabic all things are of one grammatical gender, so that every pair is right.
"""

from collections.abc import Callable, Collection
from types import MappingProxyType
from typing import TypeAlias

Words: TypeAlias = tuple[str, ...]
Pick: TypeAlias = Callable[[int], int]
"""A number below the one given, each equally likely."""

_THINGS = MappingProxyType(
    {
        "en": (
            "Kite Moss Reed Fern Lake Dune Sage Opal Pine Rook Heron Cedar Maple Pebble Lantern Ribbon Thimble Anchor "
            "Basket Meadow Orchard Willow Clover Sparrow Otter Comet Harbour Kettle Ladder Feather Teapot Bridge "
            "Candle Drum Compass Acorn Walnut Pepper Ginger Almond"
        ),
        "es": (
            "Faro Lago Pino Cedro Olivo Sauce Trigo Farol Puente Molino Barco Reloj Tambor Cometa Arroyo Helecho "
            "Trébol Girasol Jazmín Romero Limonero Almendro Colibrí Gorrión Canario Caracol Delfín Cuaderno Pincel "
            "Botón Sombrero Cántaro Telar Tejado Camino Sendero Valle Rocío Musgo Junco"
        ),
        "fr": (
            "Phare Lac Pin Cèdre Olivier Saule Blé Fanal Pont Moulin Bateau Tambour Ruisseau Trèfle Tournesol Jasmin "
            "Romarin Citronnier Amandier Colibri Moineau Canari Dauphin Cahier Pinceau Bouton Chapeau Panier Sentier "
            "Chemin Vallon Jardin Verger Roseau Galet Ruban Nuage Cerisier Tilleul Noyer"
        ),
        "ar": (
            "قمر نهر جبل بحر نجم غصن باب جسر قارب قلم كتاب مصباح مفتاح بستان طريق عصفور بلبل غزال حصان زورق ميزان قوس "
            "وتر حجر نخيل زيتون رمان ليمون ياسمين نرجس سنبل موج شاطئ وادي سهل ينبوع فجر غيم مطر ندى"
        ),
    }
)
_COLOURS = MappingProxyType(
    {
        "en": (
            "Blue Green Red Yellow Silver Golden Orange Purple White Brown Bright Calm Quick Quiet Gentle Early Warm "
            "Round Tall Little Old New Soft Clear"
        ),
        "es": (
            "Azul Verde Rojo Amarillo Plateado Dorado Blanco Violeta Claro Sereno Rápido Tranquilo Suave Alto Pequeño "
            "Antiguo Nuevo Redondo Cálido Ligero Brillante Lejano Cercano Celeste"
        ),
        "fr": (
            "Bleu Vert Rouge Jaune Argenté Doré Blanc Violet Clair Serein Rapide Tranquille Doux Ancien Léger Brillant "
            "Lointain Rond Tiède Calme Orange Brun Proche Discret"
        ),
        "ar": (
            "أزرق أخضر أحمر أصفر فضي ذهبي أبيض بنفسجي برتقالي هادئ سريع لطيف صغير كبير قديم جديد بعيد قريب دافئ صاف لامع خفيف "
            "عال واسع"
        ),
    }
)
FALLBACK = "en"
TRIES = 200


class NoNameLeft(Exception):
    """Every name in this language is taken."""


def name(language: str, taken: Collection[str], pick: Pick) -> str:
    """Two words nobody in the room has, or NoNameLeft."""
    for _ in range(TRIES):
        drawn = _joined(language, pick)
        if drawn not in taken:
            return drawn
    raise NoNameLeft


def is_name(language: str, untrusted: str) -> bool:
    """Whether it could have been drawn: nobody brings a name of their own by changing the form."""
    colours, things = _lists(language)
    first, _, second = untrusted.partition(" ")
    return (
        (first in colours and second in things) if _adjective_first(language) else first in things and second in colours
    )


def _joined(language: str, pick: Pick) -> str:
    colours, things = _lists(language)
    colour, thing = colours[pick(len(colours))], things[pick(len(things))]
    return f"{colour} {thing}" if _adjective_first(language) else f"{thing} {colour}"


def _lists(language: str) -> tuple[Words, Words]:
    known = language if language in _THINGS else FALLBACK
    return tuple(_COLOURS[known].split()), tuple(_THINGS[known].split())


def _adjective_first(language: str) -> bool:
    return language == FALLBACK or language not in _THINGS
