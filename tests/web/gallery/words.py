"""What the gallery shows: the sample organisation is made up; Arabic so that the other direction is really read."""

from datetime import date, timedelta

from amparo.web.charts import Bar, Point, State

TODAY = date(2026, 11, 20)

ENGLISH = {
    "question": "What worries you most right now?",
    "hint": "Pick one. You can add more later.",
    "choices": [
        "A break-in at the office",
        "Someone is arrested",
        "A phone or laptop is taken",
        "We are followed or watched",
        "Online attacks or threats",
    ],
    "because": "Why this one?",
    "example": "Other offices were broken into",
    "plan": "Our plan",
    "measures": [
        "Decide which papers are secret",
        "Buy an external drive",
        "Choose the encryption program together with Bo",
        "Encrypt the server",
        "Back up every week",
        "Keep a copy outside the office",
        "Change the locks",
        "Ask the neighbours to watch",
        "Write down whom to call first",
        "Practise with everybody",
        "Tell the people named in the papers",
        "Look at the plan again",
    ],
    "heads": ["What we will do", "Who", "Cost", "When", "How far"],
    "who": ["Ana", "Bo", "Chipo", "Dina"],
    "care": "Four things to look at before you print.",
    "finding": "Could the server be encrypted after the program is chosen?",
    "why": "Encrypting is due in two weeks, choosing the program in two months.",
    "words": ["acorn", "birch", "copper", "dune", "ember", "fern"],
}
ARABIC = {
    "question": "ما أكثر ما يقلقكم الآن؟",
    "hint": "اختاروا واحدًا. يمكنكم إضافة المزيد لاحقًا.",
    "choices": [
        "اقتحام المكتب",
        "اعتقال أحد منا",
        "أخذ هاتف أو حاسوب",
        "نحن مراقَبون أو ملاحَقون",
        "هجمات أو تهديدات على الإنترنت",
    ],
    "because": "لماذا هذا؟",
    "example": "اقتُحمت مكاتب أخرى",
    "plan": "خطتنا",
    "measures": [
        "نقرر أي الأوراق سرية",
        "نشتري قرصًا خارجيًا",
        "نختار برنامج التشفير مع Bo",
        "نشفّر الخادم",
        "نسخة احتياطية كل أسبوع",
        "نحفظ نسخة خارج المكتب",
        "نغيّر الأقفال",
        "نطلب من الجيران الانتباه",
        "نكتب بمن نتصل أولًا",
        "نتدرّب جميعًا",
        "نخبر المذكورين في الأوراق",
        "نراجع الخطة",
    ],
    "heads": ["ما سنفعله", "من", "الكلفة", "متى", "إلى أين وصلنا"],
    "who": ["آنا", "بو", "شيبو", "دينا"],
    "care": "أربعة أمور تحتاج إلى نظر قبل الطباعة.",
    "finding": "هل يمكن تشفير الخادم بعد اختيار البرنامج؟",
    "why": "التشفير بعد أسبوعين، واختيار البرنامج بعد شهرين.",
    "words": ["زيتون", "نخلة", "نحاس", "رمل", "جمر", "سرو"],
}


def points(names: list[str]) -> list[Point]:
    places = [(2, 3), (1, 3), (2, 2), (3, 3), (3, 3), (3, 2), (1, 1)]
    return [Point(number, names[number % len(names)], *place) for number, place in enumerate(places, 1)]


def bars(names: list[str]) -> list[Bar]:
    def after(days: int) -> date:
        return TODAY + timedelta(days=days)

    return [
        Bar(names[0], after(-20), after(-5), State.DONE),
        Bar(names[1], after(-30), after(-3), State.LATE),
        Bar(names[2], after(5), after(60), after=(0,)),
        Bar(names[3], after(10), after(20), after=(2,), broken=True),
        Bar(names[4], repeats=tuple(after(7 * week) for week in range(1, 14))),
        Bar(names[5], repeats=(after(30), after(90))),
        Bar(names[6], after(70), after(95), after=(3,)),
        Bar(names[7]),
    ]
