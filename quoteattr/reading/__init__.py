"""What a page looks like: paragraphs, quotation marks, sentences, and which quotations are speech."""
