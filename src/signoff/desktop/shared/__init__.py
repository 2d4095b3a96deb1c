"""The shared register in the window: when it exchanges, how it stands, signing in, and what a person has to decide.

Nothing of this is imported on a laptop that is not signed in to one.

- `exchanging`: exchanges by itself, beside the interface, after `delays`, and says how it stands (`core/sharing.py`);
  `socket_watch` tells when the server has sent something
- `taking`: what comes for the open notice is taken in between two keys, never under somebody's hands
- `standing_words`, `mark`, `panel`: how it stands, as a quiet mark and in a window
- `conflicts`: a notice that has gone on both here and there; `arrivals`: what came for the person here
- `openings`: who else has a notice open; `sign_in_page`: the settings' page
"""
