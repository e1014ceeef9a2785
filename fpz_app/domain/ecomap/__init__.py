"""The ecomap: the people and services around a household, and how strongly it holds to each of them."""
