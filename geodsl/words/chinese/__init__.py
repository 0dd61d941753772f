"""Chinese, as textbooks of the mainland word it."""

CODE = "zh"
NAME = "中文"
