"""Who plays what: what a part is called, what it is for, and what a key figure asks before they act."""

from collections.abc import Mapping

from amparo.domain.workshop.drill.model import Place
from amparo.domain.workshop.drill.roles import KEY_FIGURE_OF
from amparo.domain.workshop.drill.terms import Level, Mode, Phase, Role
from amparo.wording.catalogue import N_, gettext_in

ROLES: Mapping[Role, str] = {
    Role.DEFENDER: N_("Defender"),
    Role.LAWYER: N_("Lawyer"),
    Role.FOCAL_POINT: N_("Security person"),
    Role.FRIEND: N_("Friend"),
    Role.CAMPAIGNER: N_("Campaigner"),
    Role.OUTREACH: N_("Outreach colleague"),
    Role.COALITION: N_("Coalition colleague"),
    Role.TECHNICIAN: N_("Technical colleague"),
    Role.PROTESTER: N_("Partner organisation"),
    Role.SPOKESPERSON: N_("Spokesperson"),
    Role.WARDEN: N_("Prison warden"),
    Role.COALITION_HEAD: N_("Head of the coalition"),
    Role.FAMILY: N_("Somebody of the family"),
    Role.EMBASSY: N_("Embassy or mission"),
    Role.INTERNATIONAL: N_("International organisation"),
    Role.COMMUNICATIONS: N_("Coalition's press officer"),
    Role.IT_DIRECTOR: N_("Head of IT"),
    Role.WATCHER: N_("Watcher"),
}

TASKS: Mapping[Role, str] = {
    Role.DEFENDER: N_(
        "You have been taken away. Touch your button unseen, then you can do no more. You may stop any time."
    ),
    Role.LAWYER: N_("Find out where the defender is held. Get a visitor's badge from the prison warden."),
    Role.FOCAL_POINT: N_("Get an urgent action from the head of the coalition."),
    Role.FRIEND: N_("Tell the family, once you and the other two agree on what is known. Bring back their parcel."),
    Role.CAMPAIGNER: N_("Get the embassy to act. They give you a business card when they will."),
    Role.OUTREACH: N_("Get a public statement from the international organisation."),
    Role.COALITION: N_("Get the coalition's press officer to warn all members. The mail they send is your token."),
    Role.TECHNICIAN: N_("Get the head of IT to lock accounts and devices. A security key is your token."),
    Role.PROTESTER: N_(
        "Bring together five people or more for the defender. A picture of them is your token, faces covered."
    ),
    Role.SPOKESPERSON: N_("Give a statement to the press. What you recorded or wrote is your token."),
    Role.WARDEN: N_("A lawyer asks to see somebody. You have rules, and no time."),
    Role.COALITION_HEAD: N_("Your name gives weight. You do not lend it without knowing for what."),
    Role.FAMILY: N_("Somebody you love is gone. You hear it now. Show only as much as is good for you."),
    Role.EMBASSY: N_("You would like to help. You must be able to answer for it."),
    Role.INTERNATIONAL: N_("You can speak loudly. A wrong word can hurt the defender."),
    Role.COMMUNICATIONS: N_("One mail from you reaches everybody, friends and others."),
    Role.IT_DIRECTOR: N_("You can lock what can be locked, if you know what it is."),
    Role.WATCHER: N_("You play nobody. Write down what helps and what hinders, and no names."),
}

WISHES: Mapping[str, str] = {
    "warden-why-here": N_("What makes you think they are held here?"),
    "warden-mandate": N_("Who says that you are their lawyer?"),
    "warden-retainer": N_("Show me the signed mandate."),
    "warden-position": N_("Where exactly was the last place they were seen?"),
    "head-biography": N_("Who are they? Give me a short life that is right."),
    "head-circumstances": N_("When and how did it happen, and how do you know?"),
    "head-why-there": N_("Why do you think they are in that place?"),
    "head-consent": N_("Did they agree to be named, knowing the risk?"),
    "head-photo": N_("Do you have a photo I may use?"),
    "head-consent-paper": N_("Where is that consent on paper?"),
    "head-proof": N_("What proves it? I can be sued."),
    "family-circumstances": N_("What happened? How do you know?"),
    "family-plan": N_("What are you doing now, and who leads?"),
    "family-news": N_("Who brings us news, and how often?"),
    "family-visit": N_("Can we see them? They need their medicine."),
    "family-feelings": N_("Whose fault is this? Stay with us a while."),
    "embassy-defender": N_("What do they do that makes them a defender of human rights?"),
    "embassy-circumstances": N_("What happened, and who else confirms it?"),
    "embassy-plan": N_("What is your plan, and what part would be ours?"),
    "embassy-history": N_("Have they met us before? Whom?"),
    "embassy-statement": N_("Has somebody spoken in public already? We do not go first."),
    "international-circumstances": N_("What happened, and how do you know?"),
    "international-plan": N_("Who leads, and what comes next?"),
    "international-consent": N_("Did they agree to be named? Would it help more than it hurts?"),
    "international-photo": N_("Is there a photo, with consent to show it?"),
    "international-field": N_("What do they work on? Is it our field?"),
    "communications-circumstances": N_("What happened, and how do you know?"),
    "communications-work": N_("Why do you think it is about their work?"),
    "communications-consent": N_("May we spread it? What does naming them risk?"),
    "communications-plan": N_("What should our members do with it?"),
    "communications-captors": N_("Could it endanger those who get it?"),
    "it-devices": N_("What did they carry, and what is open on it?"),
    "it-circumstances": N_("When was it taken, and by whom?"),
    "it-phone": N_("Which phone, which system, is it encrypted?"),
}

MODES: Mapping[Mode, tuple[str, str]] = {
    Mode.TABLE_TALK: (N_("Table talk"), N_("20 minutes. The news is read aloud, and you talk it through.")),
    Mode.ROOM_GAME: (N_("Room game"), N_("One to four hours. Everybody plays a part; phones are not needed.")),
    Mode.LIVE: (N_("Live practice"), N_("A practice message to your own people, each of whom has agreed.")),
    Mode.ALONE: (N_("Alone"), N_("3 minutes. A practice message to your own phone.")),
}

PHASES: Mapping[Phase, str] = {
    Phase.PREPARING: N_("Getting ready"),
    Phase.RUNNING: N_("The clock runs"),
    Phase.HELD: N_("The clock stands"),
    Phase.RESTING: N_("Take a moment"),
    Phase.STOPPED: N_("It is over. Now we talk."),
    Phase.TALKED: N_("Talked through"),
}

LEVELS: Mapping[Level, str] = {Level.EASY: N_("Gentle"), Level.HARD: N_("Demanding")}

SAFETY = (
    N_("Whoever says the break word stops the game for all. Nobody is asked why."),
    N_("You may put a part down at any time."),
    N_("No shouting, no blindfolds, nobody is touched or locked in."),
    N_("Nobody is called, and nothing leaves this room. It is practice."),
)


def say_role(role: Role, language: str) -> str:
    return gettext_in(language, ROLES[role])


def say_place(place: Place, language: str) -> str:
    """ "Lawyer, team 2"; a key figure who stands there twice has a number, too."""
    role = say_role(place.role, language)
    if place.team:
        return gettext_in(language, N_("{role}, team {number}")).format(role=role, number=place.team)
    number = place.id.rpartition("-")[2]
    return role if number == "1" else f"{role} {number}"


def say_task(role: Role, language: str) -> str:
    return gettext_in(language, TASKS[role])


def say_convince(role: Role, language: str) -> str:
    """Whom this part has to convince; empty for everybody who brings their own proof."""
    return say_role(KEY_FIGURE_OF[role], language) if role in KEY_FIGURE_OF else ""


def say_wish(code: str, language: str) -> str:
    return gettext_in(language, WISHES[code])


def say_mode(mode: Mode, language: str) -> str:
    return gettext_in(language, MODES[mode][0])


def say_what_mode_is(mode: Mode, language: str) -> str:
    return gettext_in(language, MODES[mode][1])


def say_phase(phase: Phase, language: str) -> str:
    return gettext_in(language, PHASES[phase])


def say_level(level: Level, language: str) -> str:
    return gettext_in(language, LEVELS[level])


def say_safety(language: str) -> tuple[str, ...]:
    return tuple(gettext_in(language, line) for line in SAFETY)
