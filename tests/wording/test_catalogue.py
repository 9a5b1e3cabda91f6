"""Reading the catalogue. What is in it is the house's business (tests/house)."""

from amparo.wording.catalogue import N_, gettext_in, ngettext_in, pgettext_in, reviewed

STRANGE = "nobody wrote this sentence"


def test_english_reads_the_sentences_of_the_code():
    assert gettext_in("en", STRANGE) == N_(STRANGE)


def test_a_language_nobody_knows_reads_english():
    assert (ngettext_in("xx", "one", "many", 1), ngettext_in("xx", "one", "many", 2)) == ("one", "many")


def test_a_sentence_that_is_missing_reads_english():
    assert pgettext_in("ar", "somewhere", STRANGE) == STRANGE


def test_a_translation_is_not_reviewed_until_its_catalogue_says_so():
    assert reviewed("en")
    assert not reviewed("xx")
