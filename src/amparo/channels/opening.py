"""From settings to the channel they describe. Each module is loaded only where it is used: Apprise alone takes 23 MB."""

from amparo.channels.outcome import Channel
from amparo.channels.settings import (
    LongTailSettings,
    ModemSettings,
    NotebookSettings,
    Settings,
    SignalSettings,
    SmsGateSettings,
    SmtpSettings,
)


def open_channel(settings: Settings) -> Channel:
    """Nothing is connected yet; that happens with the first message."""
    match settings:
        case SmtpSettings():
            from amparo.channels.smtp import Smtp

            return Smtp(settings)
        case SmsGateSettings():
            from amparo.channels.smsgate import SmsGate

            return SmsGate(settings)
        case SignalSettings():
            from amparo.channels.signal import Signal

            return Signal(settings)
        case ModemSettings():
            from amparo.channels.modem import Modem

            return Modem(settings)
        case LongTailSettings():
            from amparo.channels.longtail import LongTail

            return LongTail(settings)
        case NotebookSettings():
            from amparo.channels.notebook import Notebook

            return Notebook(settings.way)
