"""The kept signature: setting it up, unlocking it to sign, changing its passphrase, forgetting it.

Other rooms of the desktop use:

- `vault_controller.VaultController`: opens the dialogs below
- `vault_panel.VaultPanel`: the page of the settings
- `passphrase_dialog.ask_passphrase`: asks for a passphrase that is used at once
- `unlock_dialog`: `OPEN_FOR`, how long an unlocked vault stays open while nobody uses it

Everything else is for this package alone:

- `set_up_dialog`, `unlock_dialog`, `change_dialog`, `manage_dialog`: the dialogs of the vault
- `working_dialog`: their base, which works in the background
- `passphrase_field`, `new_passphrase`: a line for a passphrase, and a new one typed twice
- `add_mark`, `picture_dialog`, `mark_preview`: adding a signature, making one from a picture, showing one
"""
