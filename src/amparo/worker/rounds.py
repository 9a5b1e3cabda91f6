"""What a worker does over and over, in one order: notes, check-ins, alerts, questions, messages,
and what became of messages.

Everything here runs in one thread and is quick: what takes time (sending, comparing words) happens beside it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from amparo.channels.outcome import Channel
from amparo.domain.pact.terms import Way
from amparo.store.turning import outbox, peek, watch
from amparo.worker import reminding, timing
from amparo.worker.duty import Duty
from amparo.worker.posting import Post
from amparo.worker.settling import WAITS, settle
from amparo.worker.taking import BATCH_MAX, BATCH_MIN, Mind, take

SETTLED_AT_ONCE = 128
WAYS = tuple(way.value for way in Way)


@dataclass(repr=False)
class Rounds:
    """`clock`: the time now. `awake`: the running time now. `channels`: asked each time, since gateways change."""

    duty: Duty
    clock: Callable[[], datetime]
    awake: Callable[[], float]
    channels: Callable[[], Mapping[str, Channel]]
    post: Post
    mind: Mind
    _most: int = BATCH_MIN

    def once(self) -> int:
        """One round; how much there was to do. The clock is asked anew for each step: a lease must not begin in the past."""
        done = self.take(self.clock(), self.awake())
        done += self.settle(self.clock())
        done += timing.look_at_check_ins(self.clock(), self.awake(), self.duty)
        done += timing.look_at_alerts(self.clock(), self.awake(), self.duty)
        done += reminding.look(self.clock(), self.duty)
        return done + self.send(self.clock()) + self.settle(self.clock())

    def take(self, now: datetime, awake: float) -> int:
        taken = take(now, awake, self.duty, self.mind, self._most)
        self._most = min(2 * self._most, BATCH_MAX) if taken >= self._most else BATCH_MIN
        return taken

    def send(self, now: datetime) -> int:
        """Hand over what is due, as much as there are hands for."""
        ways = outbox.due(now, WAYS)
        claims = outbox.claim(now, self.duty.key, ways=self.post.free(ways)) if ways else ()
        if claims:
            self.post.hand_over(claims, self.channels())
        return len(claims)

    def settle(self, now: datetime) -> int:
        outbox.renew(self.post.to_renew(), now)
        back, done = self.post.back(), 0
        try:
            for done in range(0, len(back), SETTLED_AT_ONCE):
                settle(back[done : done + SETTLED_AT_ONCE], now, self.awake(), self.duty)
        except Exception:
            self.post.again(back[done:])
            raise
        return len(back)

    def seconds_to_next(self, now: datetime, most: float) -> float:
        """How long nothing is due, by either clock."""
        alerts, check_ins = peek.next_due(), watch.next_due()
        by_wall, by_running = (alerts[0], check_ins[0], outbox.next_due()), (alerts[1], check_ins[1])
        waits = [(each - now).total_seconds() for each in by_wall if each]
        waits += [each - self.awake() for each in by_running if each is not None]
        return max(0.0, min([most, *waits]))

    def bring_back(self, now: datetime) -> None:
        """After the clock was put back, or an end of waiting: nothing waits longer than the longest wait there is."""
        outbox.bring_back(now, WAITS[-1])
        outbox.expire(now)

    def close(self, now: datetime) -> None:
        """What is being sent this moment is still settled: else it would be sent again at the next start."""
        self.post.close()
        self.settle(now)
        self.mind.close()
