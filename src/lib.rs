//! Typed entities, relations and attributions from news text.
