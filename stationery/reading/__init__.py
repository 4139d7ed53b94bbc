"""Letter files, profiles and addresses read into values with Places."""
