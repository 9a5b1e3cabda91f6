from django.urls import path

from amparo.web.document.urls import addresses
from amparo.web.pact import knows, show, steps
from amparo.web.pact.kind import PACT

START = "pacts/"
HERE = START + "<uuid:pact_id>/"
ITEM = HERE + "items/<slug:item_id>/"

urlpatterns = [
    *addresses(PACT, START),
    path(HERE, show.show, name="pact"),
    path(START + "<uuid:document_id>/items/<slug:item_id>/step/", steps.take, name="pact-step"),
    path(ITEM + "hand-over/", knows.hand_over, name="pact-hand-over"),
    path(HERE + "knows/", knows.knows, name="pact-knows"),
]
