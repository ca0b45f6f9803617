"""What people write, worked through: unsure speakers, gaps, proposals, corrections, files to import."""
