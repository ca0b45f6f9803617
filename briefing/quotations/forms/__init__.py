"""Direct speech without quotation marks, by a text's form: blocks, transcripts, questions, interviews, speeches."""
