"""What a person can do. One function is one transaction and one undo step."""
