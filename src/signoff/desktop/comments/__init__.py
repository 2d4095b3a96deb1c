"""What people say to each other about a notice: comments at its sections and words, answered and resolved.

Other rooms of the desktop use:

- `comment_desk.CommentDesk`: the comments of the open notice, as every screen reads and changes them
- `comment_slot.CommentSlot`: those at one place of a page, with a form for one more
- `comment_list.CommentList`: comments below one another
- `comments_dialog.CommentsDialog`: all of them in a window
- `comment_words`: sentences on comments
"""
