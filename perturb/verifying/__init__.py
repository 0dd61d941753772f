"""What `perturb.verify` does: a recorded group measured again, one part of the record in each module."""
