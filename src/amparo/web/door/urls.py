"""The door's addresses. None says what it is for to somebody who looks over a shoulder."""

from django.urls import path

from amparo.web.door import account, begin, copies, signing, words

urlpatterns = [
    path("begin/", begin.begin_language, name="begin-language"),
    path("begin/for/", begin.begin_for, name="begin-for"),
    path("begin/<str:code>/", begin.begin, name="begin"),
    path("words/", words.words, name="words"),
    path("words/typed/", words.words_typed, name="words-typed"),
    path("words/own/", words.words_own, name="words-own"),
    path("open/", signing.sign_in, name="sign-in"),
    path("close/", signing.sign_out, name="sign-out"),
    path("lock/", signing.lock, name="lock"),
    path("again/", signing.again, name="again"),
    path("paper/", signing.recover, name="recover"),
    path("account/", account.show, name="account"),
    path("account/sessions/", account.sessions, name="sessions"),
    path("account/words/", account.passphrase, name="passphrase"),
    path("account/paper/", account.recovery_key, name="recovery-key"),
    path("account/copies/", copies.copies, name="copies"),
    path("account/paper/typed/", account.recovery_key_typed, name="recovery-key-typed"),
]
