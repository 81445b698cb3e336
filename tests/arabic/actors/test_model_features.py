"""The features that the model of names has weights for, as they stand in its file."""

import pytest

from reader.arabic.actors.model_features import weighed_features
from reader.arabic.actors.tagger import BuiltInTagger
from reader.arabic.actors.tagger_features import FeatureExtractor
from reader.arabic.knowledge import Knowledge
from reader.arabic.resources import Resources

MODEL = Resources().model()


def test_reads_the_features_of_the_model() -> None:
    found = weighed_features(MODEL)
    assert len(found) > 20_000
    assert found["k=verb"] == b"k=verb"
    assert found["w=اتحاد"] == "w=اتحاد".encode()


def test_makes_no_features_that_have_no_weight() -> None:
    known, weighed = Knowledge(Resources()), weighed_features(MODEL)
    sentence = ["زار", "الرئيس", "بشار", "الأسد", "مدينة", "كلكامشوفيا"]
    (every,) = FeatureExtractor(known).of([sentence])
    (kept,) = FeatureExtractor(known, weighed).of([sentence])
    assert kept == [[weighed[one] for one in row if one in weighed] for row in every]
    assert BuiltInTagger(known)([sentence])[0]


def test_says_what_is_no_model() -> None:
    with pytest.raises(ValueError, match="damaged"):
        weighed_features(b"lCRF")
    with pytest.raises(ValueError, match="no model"):
        weighed_features(b"xxxx" + MODEL[4:])
