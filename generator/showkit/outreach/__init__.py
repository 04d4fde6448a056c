"""What goes out: campaigns, the letters that they become, the mail server that takes them."""
