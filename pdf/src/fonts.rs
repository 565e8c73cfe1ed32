//! The fonts of a document.

use std::collections::HashMap;
use std::sync::Arc;

use krilla::text::Font;
use parley::fontique::{Blob, Collection, CollectionOptions, FamilyId};
use parley::{FontContext, FontData, FontFamilyName};

use crate::error::RenderError;

/// The fonts, as the shaper and the writer each want them.
pub struct Fonts {
    pub(crate) context: FontContext,
    /// Families by name, the text's own first.
    pub(crate) families: Vec<FontFamilyName<'static>>,
    /// What the writer made of each file, by the shaper's id of it.
    files: HashMap<u64, Font>,
}

impl Fonts {
    /// Reads font files. Which is which is told by their own tables.
    pub fn load<F: AsRef<[u8]>>(files: &[F]) -> Result<Self, RenderError> {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let mut ids: Vec<FamilyId> = Vec::new();
        let mut fonts = HashMap::new();
        for file in files {
            let data: Arc<Vec<u8>> = Arc::new(file.as_ref().to_vec());
            let font = Font::new(Arc::clone(&data).into(), 0).ok_or(RenderError::FontsMissing)?;
            let blob = Blob::new(data);
            fonts.insert(blob.id(), font);
            let registered = collection.register_fonts(blob, None);
            if registered.is_empty() {
                return Err(RenderError::FontsMissing);
            }
            for (id, _) in registered {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        let mut names: Vec<String> =
            ids.iter().filter_map(|id| collection.family_name(*id).map(str::to_owned)).collect();
        names.sort_by_key(|name| name.starts_with("Noto"));
        if names.is_empty() {
            return Err(RenderError::FontsMissing);
        }
        let families = names.into_iter().map(|name| FontFamilyName::Named(name.into())).collect();
        let context = FontContext { collection, ..FontContext::default() };
        Ok(Self { context, families, files: fonts })
    }

    /// The writer's font for one of the shaper's.
    pub fn writer(&self, font: &FontData) -> Option<Font> {
        // In a collection of several fonts only the first is known to the writer.
        if font.index == 0 { self.files.get(&font.data.id()).cloned() } else { None }
    }
}
