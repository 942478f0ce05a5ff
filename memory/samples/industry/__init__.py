"""The sample industry: 3,000 products, who sells them, and half a year of prices and sales. All of it invented."""
