"""The body pictures: the files, their colours, and the parts that show them."""
