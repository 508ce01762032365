"""Runs a restored notebook: the student's cells in a jail, our test cells out of their reach."""
