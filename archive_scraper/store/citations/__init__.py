"""What texts link to: each link of a body, who holds its address, and which article of the archive it is."""
