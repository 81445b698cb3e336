"""Forms whose errors are told above them, not field by field."""

from django import forms


class SentenceForm(forms.Form):
    """A form whose errors are told as one sentence."""

    @property
    def sentence(self) -> str:
        return " ".join(str(error) for errors in self.errors.values() for error in errors)
