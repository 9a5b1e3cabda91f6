"""What facilitators do with the sessions they prepare."""

from typing import TypeAlias

from amparo.actions.allow import Act
from amparo.actions.desk import Acts, Desk, Edits, Line
from amparo.domain.workshop.edits import new_id, settled, with_item, without_item
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.structure import index
from amparo.store import shelf
from amparo.store.agendas import AGENDAS

Opened: TypeAlias = shelf.Opened[Session]
SessionLine: TypeAlias = Line[Session]

DESK = Desk(
    AGENDAS,
    Edits(new_id, with_item, without_item, index, settled),
    Acts(Act.START_SESSION, Act.READ_SESSION, Act.CHANGE_SESSION, Act.EXPORT_SESSION, Act.ERASE_SESSION),
)
sessions_of = DESK.all_of
start_session = DESK.start
read_session = DESK.read
change_session = DESK.change
export_session = DESK.export
