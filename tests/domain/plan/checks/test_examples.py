"""Whole tables: the worked example of the method with its hidden faults, and others nobody wrote the rules for."""

import pytest

from amparo.domain.plan.checks import QUESTIONS, Severity, first_three
from amparo.domain.plan.edits import held_together
from amparo.domain.plan.model import Plan
from amparo.domain.plan.terms import Unit
from tests.domain.plan.checks.plans import ask, codes
from tests.domain.plan.checks.tables import Row, break_in, each, repaired, table, within

WEEK, MONTH = Unit.WEEK, Unit.MONTH
HIDDEN_FAULTS = {
    ("order-seems-wrong", "m8", ("m6", "m7")),  # installed before it is chosen and before anybody is trained
    ("order-seems-wrong", "m7", ("m6",)),  # and trained before it is chosen
    ("rhythm-differs-from-text", "m4", ()),
    ("copy-rarer-than-original", "m5", ("m4",)),
    ("link-seems-missing", "m4", ("m3",)),
    ("other-side-only-in-detail", "plan", ()),
    ("no-reactive-measure", "plan", ()),
    ("one-carries-most", "w4", ()),
    ("no-single-owner", "m1", ()),
    ("no-single-owner", "m2", ()),
    ("no-single-owner", "m7", ()),
    ("free-but-seems-to-cost", "m2", ()),
    ("no-day-written", "plan", ()),
    ("no-review-day", "plan", ()),
}
ALSO_TRUE = {
    ("no-threat-selected", "plan", ()),
    ("back-up-never-restored", "m4", ()),
    ("nobody-keeps-it-up", "m8", ()),
}


def found(plan: Plan, language: str = "en") -> set[tuple[str, str, tuple[str, ...]]]:
    told = [finding for finding in ask(plan, language=language) if not finding.code.startswith("silent-about")]
    return {(f.code, f.where, tuple(dict.fromkeys(sorted(f.others)))) for f in told}


def test_every_fault_hidden_in_the_worked_example_is_found_and_nothing_false():
    assert found(break_in()) == HIDDEN_FAULTS | ALSO_TRUE


def test_it_has_four_of_ten_measures_on_one_desk():
    (load,) = [f for f in ask(break_in()) if f.code == "one-carries-most"]
    assert (load.params["count"], load.params["of"]) == (4, 10)


def test_rows_without_a_specific_objective_are_welcome():
    assert not [f for f in ask(break_in()) if f.where in ("m9", "m10")]


def test_three_questions_come_first_and_differ():
    first = first_three(ask(break_in()))
    assert first[0].code == "no-reactive-measure"
    assert len({finding.code for finding in first}) == 3


def test_the_repaired_example_gives_no_warning():
    left = [f for f in ask(repaired()) if f.level is not Severity.HINT]
    assert not left
    assert found(repaired()) <= {("back-up-never-restored", "m4", ()), ("nobody-keeps-it-up", "m8", ())}


def test_what_the_plan_does_not_speak_of_is_one_question_a_theme():
    silent = [f for f in ask(break_in()) if f.code.startswith("silent-about")]
    assert len({f.theme for f in silent}) == len(silent)


SCHOOL: tuple[Row, ...] = (
    ("o2", "Use the new radios on every trip", "Amina", 0, within(1, WEEK)),
    ("o2", "Train the drivers on the radios", "Joseph", 40, within(2, MONTH)),
    ("o2", "Mount the alarm at the gate", "Grace", 30, within(3, WEEK)),
    ("o2", "Buy an alarm", "Amina", 90, within(2, MONTH)),
    ("o1", "Visit the chief each month", "Grace", 0, each(1, MONTH)),
)
RADIO: tuple[Row, ...] = (
    ("o2", "Instalar las cámaras en la entrada", "Marta", 0, within(2, WEEK)),
    ("o2", "Comprar cámaras para la entrada", "Luis", 300, within(2, MONTH)),
    ("o2", "Capacitación interna sobre el programa de cifrado", "Todos", 0, within(1, MONTH)),
    ("o2", "Elegir un programa de cifrado sencillo", "Marta", 0, within(3, MONTH)),
    (
        "o2",
        "Hacer copias de seguridad del archivo cada semana",
        "Encargada de información y comunicación",
        0,
        each(1, MONTH),
    ),
    ("o1", "Denunciar públicamente las amenazas", "Luis o Marta", 0, within(1, MONTH)),
)
CLINIQUE: tuple[Row, ...] = (
    ("o2", "Installer le logiciel de chiffrement sur les ordinateurs", "Awa", 0, within(2, WEEK)),
    ("o2", "Choisir un logiciel de chiffrement", "Idriss", 0, within(2, MONTH)),
    ("o2", "Poser les nouvelles serrures", "Awa", 20, within(1, WEEK)),
    ("o2", "Acheter des serrures", "Fanta", 120, within(1, MONTH)),
    ("o2", "Sauvegarder le serveur toutes les deux semaines", "Chargée de l'information", 0, each(1, MONTH)),
    ("o1", "Rencontrer le préfet", "Tout le monde", 0, within(1, MONTH)),
)  # fmt: skip
CENTRE: tuple[Row, ...] = (
    ("o2", "تركيب الكاميرات عند المدخل", "ليلى", 0, within(2, WEEK)),
    ("o2", "شراء الكاميرات", "سامي", 300, within(2, MONTH)),
    ("o2", "التدريب على برنامج التشفير", "الجميع", 0, within(1, MONTH)),
    ("o2", "اختيار برنامج التشفير", "ليلى", 0, within(3, MONTH)),
    ("o2", "نسخ احتياطي للملفات كل أسبوعين", "مسؤولة الإعلام", 0, each(1, MONTH)),
)


@pytest.mark.parametrize(
    ("language", "rows", "overall", "specific", "faults"),
    [
        ("en", SCHOOL, "Fewer attacks on the road", "Even then we reach each other", {
            ("order-seems-wrong", "m1", ("m2",)),
            ("order-seems-wrong", "m3", ("m4",)),
        }),
        ("es", RADIO, "Reducir la posibilidad de un allanamiento", "Aunque entren, no perdemos el archivo", {
            ("order-seems-wrong", "m1", ("m2",)),
            ("order-seems-wrong", "m3", ("m4",)),
            ("rhythm-differs-from-text", "m5", ()),
            ("no-single-owner", "m3", ()),
            ("no-single-owner", "m6", ()),
        }),
        ("fr", CLINIQUE, "Réduire la probabilité d'un cambriolage", "Même si cela arrive, rien n'est lu", {
            ("order-seems-wrong", "m1", ("m2",)),
            ("order-seems-wrong", "m3", ("m4",)),
            ("rhythm-differs-from-text", "m5", ()),
            ("no-single-owner", "m6", ()),
        }),
        ("ar", CENTRE, "تقليل احتمال الاقتحام", "حتى لو دخلوا لا نفقد شيئا", {
            ("order-seems-wrong", "m1", ("m2",)),
            ("order-seems-wrong", "m3", ("m4",)),
            ("rhythm-differs-from-text", "m5", ()),
            ("no-single-owner", "m3", ()),
        }),
    ],
)  # fmt: skip
def test_tables_in_other_words_and_languages_are_understood(language, rows, overall, specific, faults):
    told = found(table(rows, overall, specific, language), language)
    watched = {"order-seems-wrong", "rhythm-differs-from-text", "no-single-owner", "due-before-what-it-needs"}
    assert {each for each in told if each[0] in watched} == faults


def test_a_language_without_word_lists_is_never_guessed_at():
    told = codes(table(CLINIQUE, "?", "?", "sw"), language="sw")
    assert not told & {"no-reactive-measure", "order-seems-wrong", "rhythm-differs-from-text", "vague-measure"}


def test_mending_what_mends_itself_leaves_less_to_ask():
    plan = break_in()
    for _ in range(20):
        mendable = [finding for finding in ask(plan) if QUESTIONS.has_repair(finding)]
        if not mendable:
            break
        plan = held_together(QUESTIONS.repaired(plan, mendable[0]))
    assert not codes(plan) & {"order-seems-wrong", "rhythm-differs-from-text", "copy-rarer-than-original"}
