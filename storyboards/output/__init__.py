"""What comes out: pictures, pages, PDF, credits."""
