//! The classes of words and of verbs, as bits.

/// Bits of possible word classes.
pub(crate) mod tag {
    /// Common noun.
    pub(crate) const NOUN: u32 = 1;
    /// Verb, base form.
    pub(crate) const BASE: u32 = 1 << 1;
    /// Verb, past tense.
    pub(crate) const PAST: u32 = 1 << 2;
    /// Verb, past participle.
    pub(crate) const PARTICIPLE: u32 = 1 << 3;
    /// Verb, -ing form.
    pub(crate) const GERUND: u32 = 1 << 4;
    /// Verb, third person singular.
    pub(crate) const THIRD: u32 = 1 << 5;
    /// Adjective.
    pub(crate) const ADJECTIVE: u32 = 1 << 6;
    /// Adverb.
    pub(crate) const ADVERB: u32 = 1 << 7;
    /// Preposition.
    pub(crate) const PREPOSITION: u32 = 1 << 8;
    /// Coordinating conjunction.
    pub(crate) const CONJUNCTION: u32 = 1 << 9;
    /// Subordinating conjunction.
    pub(crate) const SUBORDINATOR: u32 = 1 << 10;
    /// Determiner.
    pub(crate) const DETERMINER: u32 = 1 << 11;
    /// Personal or demonstrative pronoun.
    pub(crate) const PRONOUN: u32 = 1 << 12;
    /// Modal verb.
    pub(crate) const MODAL: u32 = 1 << 13;
    /// Form of be, have or do.
    pub(crate) const AUXILIARY: u32 = 1 << 14;
    /// Quantifier or number word.
    pub(crate) const QUANTIFIER: u32 = 1 << 15;
    /// who, which, that, what, where, ….
    pub(crate) const WH: u32 = 1 << 16;
    /// Interjection.
    pub(crate) const INTERJECTION: u32 = 1 << 17;
    /// "to".
    pub(crate) const TO: u32 = 1 << 18;
    /// "not", "n’t".
    pub(crate) const NOT: u32 = 1 << 19;
    /// Possessive pronoun.
    pub(crate) const POSSESSIVE: u32 = 1 << 20;
    /// Of a form in a text: its verb takes no object, so its past opens no reduced clause ("those arrived …").
    pub(crate) const NO_OBJECT: u32 = 1 << 21;

    /// Any verb form.
    pub(crate) const VERB: u32 = BASE | PAST | PARTICIPLE | GERUND | THIRD;
    /// Verb forms that can be finite.
    pub(crate) const FINITE: u32 = BASE | PAST | THIRD;
}

/// Bits of [`Verb::class`].
pub(crate) mod class {
    /// be, have, do.
    pub(crate) const AUX: u16 = 1;
    /// can, will, ….
    pub(crate) const MODAL: u16 = 2;
    /// be, become, seem.
    pub(crate) const COPULA: u16 = 4;
    /// give: two objects.
    pub(crate) const DITRANSITIVE: u16 = 8;
    /// want to: the subject does it.
    pub(crate) const CONTROL: u16 = 16;
    /// order X to: the object does it.
    pub(crate) const OBJECT_CONTROL: u16 = 32;
    /// seem to: the subject belongs to what follows.
    pub(crate) const RAISING: u16 = 64;
    /// begin doing.
    pub(crate) const GERUND_CONTROL: u16 = 128;
    /// say that.
    pub(crate) const THAT: u16 = 256;
    /// Mostly without an object.
    pub(crate) const INTRANSITIVE: u16 = 512;

    /// The names in the table.
    pub(crate) const NAMES: &[(&str, u16)] = &[
        ("aux", AUX),
        ("modal", MODAL),
        ("copula", COPULA),
        ("ditransitive", DITRANSITIVE),
        ("control", CONTROL),
        ("objcontrol", OBJECT_CONTROL),
        ("raising", RAISING),
        ("gerundctl", GERUND_CONTROL),
        ("thatcomp", THAT),
        ("intrans", INTRANSITIVE),
    ];
}
