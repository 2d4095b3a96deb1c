"""Notices coming in and going out: importing, handing over, exporting.

Other rooms of the desktop use:

- `import_export.ImportExport`: opens, imports, exports and saves files, and backs up the register
- `handing_over.HandingOver`: hands a notice over, or sends it back, and keeps its file until that was sent
- `word_import.WordImport`: makes drafts of Word files
- `word_box.WordBox`: says what was filled in of one, and holds what has no place yet
- `passages_reminder.PassagesReminder`: says before signing that there still is such
- `export_dialog.ExportDialog`: asks which copy to export
- `pdf_export.prints_as_signed`: whether the record copy's pages are those that were signed

For this package alone:

- `handover_dialog`, `send_dialog`, `file_card`: the windows for that; `handover_proposal`: what they propose
- `pdf_export.Exports`: writes a copy's PDF, sealed, and notes it in the register
- `passage_row.PassageRow`: one passage in that box
- `word_report_dialog.WordReportDialog`: lists what went where of a Word file
"""
