"""What reading costs: measured on this machine, side by side with what it is compared with."""
