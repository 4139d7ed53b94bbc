"""Deadlines, working days, the mail clock and the calendar file of an interview; the clock itself is handed in."""
