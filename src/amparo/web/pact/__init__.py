"""The PACT: three people who know, have and agreed beforehand what they need; keeping it true, and handing it over."""
