"""Names for a day: two words anybody can say, drawn from these lists. They hint at no gender, faith, people or place.

In Spanish, French and Arabic all things are of one grammatical gender, so that every pair is right.
"""

from collections.abc import Callable, Collection
from itertools import product
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
TRIES = 20
NUMBER_MAX = 9
"""As often is one pair of words given out, the second time with a 2: more names than a room has seats."""


class NoNameLeft(Exception):
    """Every name in this language is taken."""


def name(language: str, taken: Collection[str], pick: Pick) -> str:
    """Two words nobody in the room has; with a number behind them once every pair is taken. Or NoNameLeft."""
    for _ in range(TRIES):
        drawn = _joined(language, *(words[pick(len(words))] for words in _lists(language)))
        if drawn not in taken:
            return drawn
    for number in range(1, NUMBER_MAX + 1):
        left = [each for each in _all(language, number) if each not in taken]
        if left:
            return left[pick(len(left))]
    raise NoNameLeft


def _all(language: str, number: int) -> list[str]:
    behind = f" {number}" if number > 1 else ""
    return [_joined(language, *pair) + behind for pair in product(*_lists(language))]


def is_name(language: str, untrusted: str) -> bool:
    """Whether it could have been drawn: nobody brings a name of their own by changing the form."""
    colours, things = _lists(language)
    first, second, *behind = untrusted.split(" ") if untrusted.count(" ") in (1, 2) else ("", "")
    colour, thing = (first, second) if _adjective_first(language) else (second, first)
    numbers = map(str, range(2, NUMBER_MAX + 1))
    return colour in colours and thing in things and (not behind or behind[0] in numbers)


def _joined(language: str, colour: str, thing: str) -> str:
    return f"{colour} {thing}" if _adjective_first(language) else f"{thing} {colour}"


def _lists(language: str) -> tuple[Words, Words]:
    known = language if language in _THINGS else FALLBACK
    return tuple(_COLOURS[known].split()), tuple(_THINGS[known].split())


def _adjective_first(language: str) -> bool:
    return language == FALLBACK or language not in _THINGS
