"""The English of articles: written by people, asked for from providers, remembered sentence by sentence."""
