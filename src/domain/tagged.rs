//! Reads `{"kind": "goal", …}` from JSON text in two steps: first the tag, then the one shape that it names.
//!
//! Serde's own reader for such shapes goes through a copy of every value and is generated twice for every type inside;
//! it took 40 KiB more of the module after compression. This one reads JSON text only, which is all that is stored,
//! imported or asked for.

/// Implements `Deserialize` for an enum of newtypes: `tagged!(Entity by "kind": "goal" => Goal, …)`.
macro_rules! tagged {
    ($name:ident by $tag:literal: $($written:literal => $variant:ident $(($inner:ty))?,)+) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::Error;
                #[derive(serde::Deserialize)]
                struct Tag {
                    #[serde(rename = $tag)]
                    tag: String,
                }
                let text = <&serde_json::value::RawValue>::deserialize(deserializer)?.get();
                let Tag { tag } = crate::domain::read::part_of(text).map_err(D::Error::custom)?;
                match tag.as_str() {
                    $($written => tagged!(@read $name $variant $(($inner))? text by $tag).map_err(D::Error::custom),)+
                    _ => Err(D::Error::custom(concat!("unknown ", $tag))),
                }
            }
        }
    };
    (@read $name:ident $variant:ident ($inner:ty) $text:ident by $tag:literal) => {
        crate::domain::read::tagged::<$inner>($text, $tag).map($name::$variant)
    };
    (@read $name:ident $variant:ident $text:ident by $tag:literal) => {
        Ok::<_, serde_json::Error>($name::$variant)
    };
}

pub(crate) use tagged;
