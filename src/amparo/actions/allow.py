"""Who may do what. What is not in the table is refused.

The table speaks of roles. Whether a plan is theirs at all is decided by their keys and their organisation: for anybody
else there is no such plan. A grave act also asks that the passphrase was typed a moment ago, because whoever finds an
open screen has everything else.
"""

from collections.abc import Mapping
from enum import StrEnum

from amparo.actions.people import Member, Role


class Act(StrEnum):
    START_PLAN = "start-plan"
    READ_PLAN = "read-plan"
    CHANGE_PLAN = "change-plan"
    EXPORT_PLAN = "export-plan"
    ERASE_PLAN = "erase-plan"
    START_PACT = "start-pact"
    READ_PACT = "read-pact"
    CHANGE_PACT = "change-pact"
    EXPORT_PACT = "export-pact"
    ERASE_PACT = "erase-pact"
    START_SESSION = "start-session"
    READ_SESSION = "read-session"
    CHANGE_SESSION = "change-session"
    EXPORT_SESSION = "export-session"
    ERASE_SESSION = "erase-session"
    INVITE = "invite"
    SEE_PUBLISHED = "see-published"
    PUBLISH = "publish"
    AGREE_WORDS = "agree-words"
    MAKE_TRIGGER = "make-trigger"
    WITHDRAW = "withdraw"
    PRACTISE = "practise"
    SEE_ACCOUNT = "see-account"
    CHANGE_PASSPHRASE = "change-passphrase"  # noqa: S105 - the name of an act
    MAKE_RECOVERY_KEY = "make-recovery-key"
    END_SESSIONS = "end-sessions"
    READ_ALERTS = "read-alerts"
    RAISE_ALERT = "raise-alert"
    SEE_GATEWAYS = "see-gateways"
    SET_UP_GATEWAY = "set-up-gateway"
    OPEN_ROOM = "open-room"
    STEER_ROOM = "steer-room"
    ERASE_ROOM = "erase-room"
    FOLLOW_UP = "follow-up"


EVERYBODY = frozenset(Role)
ADMINS = frozenset({Role.ADMIN})

ALLOWED: Mapping[Act, frozenset[Role]] = {
    Act.START_PLAN: EVERYBODY,
    Act.READ_PLAN: EVERYBODY,
    Act.CHANGE_PLAN: EVERYBODY,
    Act.EXPORT_PLAN: EVERYBODY,
    Act.ERASE_PLAN: ADMINS,
    Act.START_PACT: EVERYBODY,
    Act.READ_PACT: EVERYBODY,
    Act.CHANGE_PACT: EVERYBODY,
    Act.EXPORT_PACT: EVERYBODY,
    Act.ERASE_PACT: EVERYBODY,
    Act.START_SESSION: EVERYBODY,
    Act.READ_SESSION: EVERYBODY,
    Act.CHANGE_SESSION: EVERYBODY,
    Act.EXPORT_SESSION: EVERYBODY,
    Act.ERASE_SESSION: EVERYBODY,
    Act.INVITE: EVERYBODY,
    Act.SEE_PUBLISHED: EVERYBODY,
    Act.PUBLISH: EVERYBODY,
    Act.AGREE_WORDS: EVERYBODY,
    Act.MAKE_TRIGGER: EVERYBODY,
    Act.WITHDRAW: EVERYBODY,
    Act.PRACTISE: EVERYBODY,
    Act.SEE_ACCOUNT: EVERYBODY,
    Act.CHANGE_PASSPHRASE: EVERYBODY,
    Act.MAKE_RECOVERY_KEY: EVERYBODY,
    Act.END_SESSIONS: EVERYBODY,
    Act.READ_ALERTS: EVERYBODY,
    Act.RAISE_ALERT: EVERYBODY,
    Act.SEE_GATEWAYS: EVERYBODY,
    Act.SET_UP_GATEWAY: ADMINS,
    Act.OPEN_ROOM: EVERYBODY,
    Act.STEER_ROOM: EVERYBODY,
    Act.ERASE_ROOM: EVERYBODY,
    Act.FOLLOW_UP: EVERYBODY,
}

GRAVE = frozenset(
    {
        Act.SET_UP_GATEWAY,
        Act.EXPORT_PLAN,
        Act.ERASE_PLAN,
        Act.EXPORT_PACT,
        Act.ERASE_PACT,
        Act.PUBLISH,
        Act.AGREE_WORDS,
        Act.MAKE_TRIGGER,
        Act.WITHDRAW,
        Act.CHANGE_PASSPHRASE,
        Act.MAKE_RECOVERY_KEY,
        Act.ERASE_ROOM,
    }
)

FOR_ANYBODY = frozenset(
    {
        "offer_beginning",
        "read_invitation",
        "answer_invitation",
        "new_card",
        "begin",
        "make_account",
        "sign_in",
        "resume",
        "confirm",
        "sign_out",
        "read_recovery",
        "recover",
        # by the link of a call
        "read_call",
        "open_call",
        "answer_call",
        "do_deed",
        "move_case",
        "open_facts",
        "give_share",
        # by the secret of a button, and the key of a press
        "read_button",
        "press",
        "stop_press",
        "tell_position",
        "say_words",
        "check_in",
        "read_press",
        # by the token in the address of a gateway's web hook
        "hear_gateway",
        # by the link of a question, weeks after a workshop
        "read_follow_up",
        "answer_follow_up",
        "ask_no_more",
        # by the words on the wall, then by the seat in a participant's cookie
        "find_room",
        "read_lobby",
        "draw_name",
        "join_room",
        "find_seat",
        "sit_down",
        "group_of",
        "group_audience",
        "leave_room",
        "own_notes",
        "group_notes",
        "add_note",
        "show_note",
        "show_to_room",
        "take_note_back",
        "throw_note_away",
        "own_votes",
        "vote",
        "wish",
        "call_for_help",
        "speak",
        "group_plan",
        "threats_dealt",
        "draft",
        "own_pact",
        "write_own_pact",
        "keep_change",
        "show_change",
        "own_petals",
        "add_petal",
        "change_petal",
        "throw_petal_away",
        "own_steps",
        "add_step",
        "show_step",
        "take_step_back",
        "throw_step_away",
        "recommendations_for",
        "fitted_for",
        "plan_at_table",
        "written_for",
        "way_home",
        "choose_way",
        "seal_to_key",
        "seal_by_voice",
        "sealed_copies",
        # by the room's key, which the server holds while the room is open
        "all_notes",
        "all_votes",
        "rest_room",
        "is_shared",
        "key_of_the_day",
        # in a drill, by the seat
        "watch_drill",
        "drill_in",
        "keep_own_fact",
        "play_drill",
        "ask_me_later",
        "ways_to_remind",
        "read_own_facts",
        "keep_own_facts",
    }
)
"""Actions of somebody who is not signed in: at the door, or with a secret that is a right to one thing alone."""


class NotAllowed(Exception):
    """Your role does not include this. Ask an administrator of your organisation."""


class PassphraseAgain(Exception):
    """For this step, please type your passphrase once more."""


def allow(by: Member, act: Act) -> None:
    """Nothing, or NotAllowed, or PassphraseAgain."""
    if by.role not in ALLOWED.get(act, frozenset()):
        raise NotAllowed
    if act in GRAVE and not by.fresh:
        raise PassphraseAgain
