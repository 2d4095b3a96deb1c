"""A PDF's pages on the screen.

Other packages of the desktop use:

- `page_view.PageView`: the pages one below another, with zoom and tinted rows; `page_column`: where each stands
- `preview.PreviewPane`: the open notice's pages next to the section, kept up to date
- `reading_view.ReadingView`: a record's pages in the whole window
- `thumbnails.Thumbnails`: the pages in small, to choose one from
- `pdf_pages.PdfPages`: a PDF's pages as images, drawn by PDFium
"""
