"""Files that come from elsewhere or go elsewhere."""
