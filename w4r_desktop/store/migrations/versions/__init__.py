"""The steps from version to version; version 1 is what ``store.schema`` first wrote."""
