"""Deadlines, working days, the delivery estimate and the calendar file of an interview; the caller passes the time."""
