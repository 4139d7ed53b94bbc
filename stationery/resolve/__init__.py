"""A Letter and the stock into a Job: each fact found once."""
