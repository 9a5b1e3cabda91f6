"""Sentences for the situations of a PACT, by code: what to have ready, first acts in the imperative, what to avoid."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_, gettext_in

_ALL: Mapping[str, str] = {
    "all.prepare.who": N_("Who you are, as you wish to be described"),
    "all.prepare.others": N_("How to reach the others"),
    "all.prepare.looks": N_("What an alert looks like when it comes"),
    "all.prepare.first-step": N_("The first step, and within what time"),
    "all.prepare.next": N_("Whom to ring next"),
    "all.prepare.consent": N_("Who may use your name and photo"),
    "all.prepare.avoid": N_("What they should not do"),
    "all.prepare.rest": N_("Where the rest of the facts are"),
}
_ARREST: Mapping[str, str] = {
    "arrest.prepare.places": N_("Likely places of detention, and who runs them"),
    "arrest.prepare.lawyer": N_("A lawyer with a signed mandate"),
    "arrest.prepare.rights": N_("Rights in detention, and how long they may hold somebody"),
    "arrest.prepare.health": N_("Health, and medicine for a week"),
    "arrest.prepare.devices": N_("Devices carried, and accounts open on them"),
    "arrest.prepare.family": N_("Who tells the family, and how"),
    "arrest.prepare.embassy": N_("The embassy, if there is one to ask"),
    "arrest.act.lawyer": N_("Ring the lawyer and say what happened"),
    "arrest.act.find": N_("Find out who holds them, and where"),
    "arrest.act.authorities": N_("Ask at every office that could hold them, with somebody beside you"),
    "arrest.act.treatment": N_("Ask how they are treated, and whether they have their medicine"),
    "arrest.act.family": N_("Tell the family before anybody else hears of it"),
    "arrest.act.publicity": N_("Decide together whether to go public, by the consent list"),
    "arrest.act.accounts": N_("Close the accounts that are open on their devices"),
    "arrest.avoid.alone": N_("Do not go there alone"),
    "arrest.avoid.ring": N_("Do not ring their phone"),
    "arrest.avoid.naming": N_("Do not name them unless the consent list says yes"),
}
_DISAPPEARANCE: Mapping[str, str] = {
    "disappearance.prepare.identity": N_("Full identity, as an official form asks for it"),
    "disappearance.prepare.last-seen": N_("How to note when and where you were last seen"),
    "disappearance.prepare.forces": N_("Which forces might do it, and why"),
    "disappearance.prepare.reporter": N_("Who reports it, and may be named for it"),
    "disappearance.prepare.lawyer": N_("A lawyer who can go to court the same day"),
    "disappearance.act.last-seen": N_("Write down when, where and by whom they were last seen"),
    "disappearance.act.witnesses": N_("Speak to those who saw something, and note their words"),
    "disappearance.act.hospitals": N_("Ask the hospitals"),
    "disappearance.act.police": N_("Ask the police, and keep the number of the report"),
    "disappearance.act.habeas-corpus": N_("Have the lawyer ask a court to bring them before a judge"),
    "disappearance.act.appeal": N_("Ask for an urgent appeal"),
    "disappearance.avoid.delay": N_("Do not wait for a day to pass; the first hours count"),
    "disappearance.avoid.originals": N_("Do not give originals away; hand out copies"),
}
_KIDNAPPING: Mapping[str, str] = {
    "kidnapping.prepare.proof-of-life": N_("Questions only you can answer, agreed in person and never written here"),
    "kidnapping.prepare.coerced-words": N_("A word that means you are forced to speak, never written here"),
    "kidnapping.prepare.next-of-kin": N_("Who tells your next of kin"),
    "kidnapping.prepare.ransom": N_("What you want about ransom"),
    "kidnapping.prepare.specialist": N_("Somebody who knows such cases"),
    "kidnapping.act.one-manager": N_("Agree on the one person who manages everything"),
    "kidnapping.act.log": N_("Begin a log: time, who called, the exact words"),
    "kidnapping.act.next-of-kin": N_("Tell the next of kin, in person if you can"),
    "kidnapping.act.quiet": N_("Keep it among those who need to know"),
    "kidnapping.act.intermediary": N_("Agree on the one person who speaks with them"),
    "kidnapping.act.authorities": N_("Tell the authorities, if that was decided"),
    "kidnapping.avoid.negotiators": N_("Do not let a second person negotiate"),
    "kidnapping.avoid.press": N_("Do not let it reach the press"),
    "kidnapping.avoid.ring-back": N_("Do not ring back"),
}
_RAID: Mapping[str, str] = {
    "raid.prepare.kept-where": N_("What is kept where"),
    "raid.prepare.keys": N_("Who has keys"),
    "raid.prepare.warrant": N_("What a search may do, with a warrant and without"),
    "raid.prepare.witnesses": N_("Neighbours who could be witnesses"),
    "raid.prepare.copy": N_("Where the copy outside is"),
    "raid.prepare.lawyer": N_("A lawyer who comes at once"),
    "raid.act.go": N_("Go there with somebody, or send an observer"),
    "raid.act.lawyer": N_("Ring the lawyer"),
    "raid.act.record": N_("Note names, badges and times, and film if it is safe"),
    "raid.act.list": N_("List everything that is taken, and ask for a signed copy"),
    "raid.act.revoke": N_("Take away access from every device they took"),
    "raid.act.safe-place": N_("Bring those who were there to a safe place"),
    "raid.avoid.obstruct": N_("Do not stand in their way"),
    "raid.avoid.delete": N_("Do not delete anything now"),
    "raid.avoid.enter-alone": N_("Do not go in alone"),
}
_ASSAULT: Mapping[str, str] = {
    "assault.prepare.medical": N_("What a doctor must know"),
    "assault.prepare.clinic": N_("A clinic that is safe for you"),
    "assault.prepare.companion": N_("Somebody trusted who comes along"),
    "assault.act.safety": N_("Get them to a safe place"),
    "assault.act.treatment": N_("Get them treated"),
    "assault.act.evidence": N_("Ask whether they want evidence kept, and only then keep it"),
    "assault.act.stay": N_("Stay with them, or find somebody who does"),
    "assault.avoid.retelling": N_("Do not make them tell it again"),
}
_SEXUAL_ASSAULT: Mapping[str, str] = {
    "sexual-assault.prepare.routes": N_("Where to get medical, emotional and legal help in confidence"),
    "sexual-assault.prepare.choice": N_("What you would choose, if you were asked today"),
    "sexual-assault.prepare.code-name": N_("A name that stands for yours"),
    "sexual-assault.act.medical": N_("Offer medical help within hours, and let them choose"),
    "sexual-assault.act.support": N_("Offer somebody they can talk to, if they wish"),
    "sexual-assault.act.legal": N_("Offer legal help, and decide nothing for them"),
    "sexual-assault.act.code-name": N_("Use the agreed name in everything you say and write"),
    "sexual-assault.avoid.disclose": N_("Do not tell anybody without a clear yes to just that"),
}
_TRAVEL: Mapping[str, str] = {
    "travel.prepare.itinerary": N_("The way, with days and stops"),
    "travel.prepare.vehicle": N_("The vehicle, and who drives"),
    "travel.prepare.host": N_("Who expects you, and their number"),
    "travel.prepare.check-ins": N_("When you will say that you are well"),
    "travel.prepare.grace": N_("How long to wait before it counts as missed"),
    "travel.prepare.documents": N_("Copies of documents, and where they are"),
    "travel.act.message": N_("Send them one plain message"),
    "travel.act.call": N_("Call once; usually there is a harmless reason"),
    "travel.act.second-way": N_("Try a second way of reaching them"),
    "travel.act.companion": N_("Ask whoever travels with them, or expects them"),
    "travel.act.agree": N_("Agree with the others on who does what"),
    "travel.act.local": N_("Ask somebody there to look around openly"),
    "travel.act.hospitals": N_("Have a lawyer or somebody local ask hospitals and police stations"),
    "travel.act.declare": N_("Whoever leads decides that it is an emergency"),
    "travel.act.outside": N_("Tell those outside who can help"),
    "travel.avoid.go-there": N_("Do not go to the last known place yourself"),
    "travel.avoid.ring-back": N_("Do not ring back after a silent or odd call"),
}
_PROTEST: Mapping[str, str] = {
    "protest.prepare.meeting-point": N_("Where you meet if you lose one another"),
    "protest.prepare.observer": N_("A legal observer"),
    "protest.prepare.phones": N_("Which phones come along, and what is on them"),
    "protest.prepare.number-on-arm": N_("A lawyer's number written on the arm"),
    "protest.prepare.end-time": N_("When you will be back"),
    "protest.act.count": N_("Count who is back, and note who is missing"),
    "protest.act.lawyers": N_("Give the lawyers the names of the missing"),
    "protest.act.vigil": N_("Wait together where people are released"),
    "protest.avoid.live-place": N_("Do not share where others are right now"),
    "protest.avoid.faces": N_("Do not post faces"),
}
_ONLINE: Mapping[str, str] = {
    "online.prepare.accounts": N_("Which accounts you have"),
    "online.prepare.reader": N_("Somebody who reads the messages for you"),
    "online.prepare.home-risk": N_("Whether your address can be found"),
    "online.act.save": N_("Save what was written, with times and addresses"),
    "online.act.accounts": N_("Secure the accounts, beginning with e-mail"),
    "online.act.warn": N_("Warn family and employer of what may reach them"),
    "online.act.safe-place": N_("If the address is out, find another place to sleep"),
    "online.act.rest": N_("Read it for them, so that they can rest"),
    "online.avoid.answer": N_("Do not answer those who attack"),
    "online.avoid.hostile-authority": N_("Do not report it to an office that is against them"),
    "online.avoid.alone": N_("Do not let anybody watch it alone"),
}
_DEVICE: Mapping[str, str] = {
    "device.prepare.content": N_("What was on it"),
    "device.prepare.lock": N_("How it is locked, and whether it is encrypted"),
    "device.prepare.accounts": N_("Accounts that are open on it"),
    "device.act.sessions": N_("Sign the device out of every account"),
    "device.act.passwords": N_("Change the passwords from another device"),
    "device.act.warn": N_("Warn everybody whose messages were on it"),
    "device.act.returned": N_("If it comes back, have it looked at before anybody uses it"),
    "device.avoid.old-device": N_("Do not use the old device for anything private"),
}
_SMEAR: Mapping[str, str] = {
    "smear.prepare.spokesperson": N_("Who speaks for you"),
    "smear.prepare.line": N_("Two sentences you agreed on"),
    "smear.prepare.facts": N_("Facts that can be shown"),
    "smear.prepare.adviser": N_("Somebody who knows the law on it"),
    "smear.act.record": N_("Keep a copy of what was said, with day and place"),
    "smear.act.decide": N_("Decide together whether an answer would help"),
    "smear.act.allies": N_("Tell those who stand with them what is true"),
    "smear.avoid.reply": N_("Do not reply in anger"),
}
_EVACUATION: Mapping[str, str] = {
    "evacuation.prepare.documents": N_("Documents of everybody who would leave"),
    "evacuation.prepare.money": N_("Money for the way and the first month"),
    "evacuation.prepare.host": N_("Who takes them in"),
    "evacuation.act.plan": N_("Agree on who leaves, by which way, and when"),
    "evacuation.act.warn": N_("Tell the family to be ready"),
    "evacuation.act.pack": N_("Pack documents, money and medicine"),
    "evacuation.act.leave": N_("Leave, and say when they have arrived"),
    "evacuation.act.return": N_("Decide together when it is safe to come back"),
}

SCENARIOS: Mapping[str, str] = {
    **_ALL,
    **_ARREST,
    **_DISAPPEARANCE,
    **_KIDNAPPING,
    **_RAID,
    **_ASSAULT,
    **_SEXUAL_ASSAULT,
    **_TRAVEL,
    **_PROTEST,
    **_ONLINE,
    **_DEVICE,
    **_SMEAR,
    **_EVACUATION,
}


def say_scenario(code: str, language: str) -> str:
    """The sentence of one code of `domain.pact.scenarios`."""
    return gettext_in(language, SCENARIOS[code])
