"""What is drawn: plates and pins, moulds, pages, and the press that prints whole groups."""
