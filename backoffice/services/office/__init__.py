"""The office itself: its working days and hours, what it has set, short mails to its staff."""
