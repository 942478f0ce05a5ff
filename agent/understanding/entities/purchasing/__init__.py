"""What staff buy: stock items, codes, quantities, suppliers, purchase orders."""
