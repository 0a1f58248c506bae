"""One invented story as exports take it."""

from hearsay.render.contract import brief_dict
from hearsay.render.told import Told
from tests.factory import bridge

MADE = bridge()
TOLD = Told(brief_dict(MADE))
TEXTS = {r.report.id: r.report.text for r in MADE.story.readings}
