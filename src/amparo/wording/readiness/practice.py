"""Questions about what was tried, about looking again, and about looking after one another."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {
    "nothing-ever-arrived": Words(
        N_("Nothing was ever seen to arrive"),
        N_("A number that looks right may be wrong by one digit."),
        N_("When will you send a practice message?"),
    ),
    "never-practised": Words(
        N_("Never practised"),
        N_("The first time should not be the real one."),
        N_("When can you all practise for half an hour?"),
    ),
    "changed-since-practice": Words(
        N_("Changed since the last practice"),
        N_("What you practised is no longer what would happen."),
        N_("When will you try it as it is now?"),
    ),
    "message-did-not-arrive": Words(
        N_("The last message did not arrive"),
        N_("It was sent by: {ways}."),
        N_("Is the address still right, and is there another way?"),
    ),
    "did-not-answer-practice": Words(
        N_("No answer at the last practice"),
        N_("There may be a simple reason: a silent phone, another number."),
        N_("What would make them notice it next time?"),
    ),
    "slow-to-answer": Words(
        N_("A long time until the answer"),
        N_("At the last practice the answer came after {count} minutes."),
        N_("Was it a bad hour, or would another way wake them sooner?"),
    ),
    "arrived-long-ago": Words(
        N_("Not tried for months"),
        N_("The last thing seen to reach them was on {day}."),
        N_("When will you send another practice message?"),
    ),
    "only-talked-through": Words(
        N_("Talked through, not yet tried"),
        N_("A talk shows what people mean to do. A practice shows what the phones do."),
        N_("When will you try it with real phones?"),
    ),
    "practised-long-ago": Words(
        N_("Practised long ago"),
        N_("The last practice was on {day}. Hands forget faster than heads."),
        N_("When is the next one?"),
    ),
    "practice-without-times": Words(
        N_("Who answered, and how fast?"),
        N_("The minutes show whom to call first next time."),
        N_("What do you remember of each of them?"),
    ),
    "practice-not-talked-through": Words(
        N_("Not talked through afterwards"),
        N_("What it felt like, and what was missing, is the half that stays."),
        N_("When do you sit together about it?"),
    ),
    "nothing-changed-after-practice": Words(
        N_("Learned, and nothing changed yet"),
        N_("A lesson helps when it becomes something somebody does on a day."),
        N_("What is the one thing you will change, and by when?"),
    ),
    "never-at-night": Words(
        N_("Never tried at night"),
        N_("Some of them agreed to a practice at night. Phones behave differently then."),
        N_("Which night suits them?"),
    ),
    "page-never-opened": Words(
        N_("They never opened the page"),
        N_("Messages arrive. Whether the link works on their phone is not known."),
        N_("Would they open it once, with you beside them?"),
    ),
    "look-again-late": Words(
        N_("The day to look again is past"),
        N_("It was {day}. People move, numbers change."),
        N_("Which ten minutes this week are good for it?"),
    ),
    "journey-ahead": Words(
        N_("Leaving soon"),
        N_("You leave on {day}, and nobody has looked at this for a month."),
        N_("Does it still fit this journey?"),
    ),
    "no-next-look": Words(
        N_("No day to look again"),
        N_("Set up once and left alone, it grows old in silence."),
        N_("On which day will you look at it again?"),
    ),
    "no-after-care": Words(
        N_("Nobody for them when it is over"),
        N_("Those who helped carry it with them for a while."),
        N_("Who looks after them, and which number can they ring?"),
    ),
    "nobody-supports-them": Words(
        N_("Who supports them?"),
        N_("Whoever holds your hand needs somebody to hold theirs. They may step back at any time."),
        N_("To whom can they turn, that day and after?"),
    ),
    "ended-but-still-there": Words(
        N_("It ended, and the caller still knows it"),
        N_("What it was given can still be used, and still be found."),
        N_("Will you take it back?"),
    ),
}
