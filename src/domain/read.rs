//! Reads JSON text. A struct is an object and nothing else.
//!
//! Serde's derived readers accept a struct as an array of its fields as well. Nothing is written so, an array in the
//! place of an object is a mistake to be told, and the second way made up a sixth of the code for reading.
//!
//! A key that nobody knows is refused wherever it stands, not passed over: it was meant to say something, and what is written
//! again would lack it.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};

/// Longest key that a message repeats.
const LONGEST_KEY: usize = 40;

/// Reads a value from JSON text in which every key is known.
///
/// # Errors
/// What is wrong, with its place; `[unknown-key]` with the key for one that no shape has.
pub fn from_json<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    tagged(text, "")
}

/// Reads the shape that a tag names, in which the tag itself is no field.
pub(crate) fn tagged<T: DeserializeOwned>(text: &str, tag: &'static str) -> serde_json::Result<T> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Strict(&mut json, "", tag)).and_then(|value| json.end().map(|()| value));
    value.map_err(|error| {
        // Shapes that refuse keys by themselves say so in their own words.
        let said = error.to_string();
        let field = said.split_once("unknown field `").and_then(|(_, field)| field.split_once('`'));
        field.map_or(error, |(field, _)| serde_json::Error::custom(unknown(field)))
    })
}

/// Reads a part of an object, whose other keys are read elsewhere: its tag, its version.
///
/// # Errors
/// What is wrong, with its place.
pub fn part_of<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    serde_json::from_str(text)
}

/// Why a key is refused. A key is a program's word; what does not look like one is not repeated.
fn unknown(key: &str) -> String {
    let plain = key.len() <= LONGEST_KEY && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    let named = if plain { key } else { "…" };
    format!("[unknown-key] the key `{named}` is not known here")
}

/// Asks for objects where structs are wanted, on every level. Beside it the key under which the value stands, empty for one
/// that may be passed over, and the key of the value itself that may.
struct Strict<'k, D>(D, &'k str, &'static str);

/// Hands what it is given on, strictly.
struct Nested<V>(V, &'static str);

/// The keys and values of an object, with the last key and the one that may be passed over.
struct Fields<A>(A, String, &'static str);

/// The value under a key.
struct Under<'k, S>(S, &'k str);

macro_rules! forward {
    (plain: $($plain:ident)+; nested: $($nested:ident)+) => {
        $(fn $plain<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.0.$plain(visitor)
        })+
        $(fn $nested<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.0.$nested(Nested(visitor, self.2))
        })+
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<'_, D> {
    type Error = D::Error;

    // `deserialize_any` is for values that are kept as they are.
    forward!(
        plain: deserialize_any deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
            deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
            deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
            deserialize_unit deserialize_identifier;
        nested: deserialize_option deserialize_seq deserialize_map
    );

    /// Called for the value of a key that a struct does not have.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        if self.1.is_empty() { self.0.deserialize_ignored_any(visitor) } else { Err(D::Error::custom(unknown(self.1))) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Nested(visitor, self.2))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, Nested(visitor, self.2))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_enum(name, variants, Nested(visitor, self.2))
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple(length, Nested(visitor, self.2))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple_struct(name, length, Nested(visitor, self.2))
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Nested<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Strict(inner, "", ""))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Strict(inner, "", ""))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Nested(items, ""))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Fields(entries, String::new(), self.1))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, variant: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(Nested(variant, self.1))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Nested<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Strict(inner, "", ""))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Nested<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Nested(seed, ""))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Under<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Strict(inner, self.1, ""))
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let Some(key) = self.0.next_key::<String>()? else { return Ok(None) };
        self.1 = key;
        seed.deserialize(StrDeserializer::new(&self.1)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let key = if self.1 == self.2 { "" } else { &self.1 };
        self.0.next_value_seed(Under(seed, key))
    }
}

impl<'de, A: EnumAccess<'de>> EnumAccess<'de> for Nested<A> {
    type Error = A::Error;
    type Variant = Nested<A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let (value, variant) = self.0.variant_seed(seed)?;
        Ok((value, Nested(variant, self.1)))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Nested<A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.0.unit_variant()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        self.0.newtype_variant_seed(Nested(seed, ""))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.0.tuple_variant(length, Nested(visitor, self.1))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.0.struct_variant(fields, Nested(visitor, self.1))
    }
}
