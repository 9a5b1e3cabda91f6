"""The hours of the week in words: when nobody is likely to answer."""

from babel.dates import get_day_names

from amparo.domain.pact.coverage import Gap
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.terms import locale_of, say_list

GAPS = {
    "nobody-ever": N_("By their hours, nobody is likely to answer at any time."),
    "nobody-every-day": N_("Nobody is likely to answer on any day from {begin} to {until}."),
    "nobody-on-days": N_("Nobody is likely to answer on {days} from {begin} to {until}."),
    "nobody-for-days": N_("Nobody is likely to answer from {day} {begin} until {until_day} {until}."),
}


def say_gap(gap: Gap, language: str) -> str:
    return gettext_in(language, GAPS[gap.code]).format(
        days=say_list((say_weekday(day, language) for day in gap.days), language),
        day=say_weekday(gap.days[0], language),
        until_day=say_weekday(gap.until_day, language),
        begin=f"{gap.begin:02}:00",
        until=f"{gap.until:02}:00",
    )


def say_weekday(day: int, language: str) -> str:
    """Monday is 1."""
    return str(get_day_names("wide", locale=locale_of(language))[day - 1])
