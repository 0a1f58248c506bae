"""Checked by construction: stories whose sources are simulated, so that the number of knowers behind a claim is known.

python -m evaluation.synthetic --stories 200 --seed 1 [--from gold|text] [--unseen]

load      template files → Templates, checked
cast      lists of names → a story's people, bodies and outlets
world     who knew and who told whom → tellings
truth     tellings → the knowers behind each claim
write     tellings → texts, with the spans of every attribution
stories   one seed → one story, with its truth
readings  gold attributions → Readings and a Story, for `weigh`
score     what hearsay makes of it, beside the truth
"""
