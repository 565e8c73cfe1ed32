//! Reads a PDF back as a screen reader does: along its tree of tags, by the text that it says its glyphs stand for.

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A tag, its text without that of the tags inside, and those.
#[derive(Debug)]
pub struct Node {
    pub role: String,
    pub scope: Option<String>,
    pub text: String,
    pub children: Vec<Node>,
}

/// What a PDF says.
pub struct Pdf {
    pub document: Document,
    /// The tree of tags.
    pub tree: Node,
    /// For each page, what is no part of the tree: the foot, headers said again.
    pub beside: Vec<String>,
    /// Where runs of text begin on each page, from the left and from the bottom.
    pub places: Vec<Vec<(f32, f32)>>,
}

#[derive(Default)]
struct Page {
    pieces: HashMap<i64, String>,
    beside: String,
    places: Vec<(f32, f32)>,
}

impl Pdf {
    pub fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a PDF");
        let ids: Vec<ObjectId> = document.page_iter().collect();
        let pages: HashMap<ObjectId, Page> = ids.iter().map(|id| (*id, page(&document, *id))).collect();
        let catalog = document.catalog().expect("a catalog");
        let root = dictionary(&document, catalog.get(b"StructTreeRoot").expect("tags"));
        let tree = Node { role: "Root".into(), scope: None, text: String::new(), children: Vec::new() };
        let mut tree = tree;
        kids(&document, root, None, &pages, &mut tree);
        let beside = ids.iter().map(|id| pages[id].beside.clone()).collect();
        let places = ids.iter().map(|id| pages[id].places.clone()).collect();
        Self { document, tree, beside, places }
    }

    pub fn pages(&self) -> usize {
        self.beside.len()
    }

    /// All text in reading order, tags parted by a space.
    pub fn text(&self) -> String {
        self.tree.all_text()
    }
}

impl Node {
    pub fn all_text(&self) -> String {
        let mut text = self.text.clone();
        for child in &self.children {
            text.push(' ');
            text.push_str(&child.all_text());
        }
        text
    }

    /// The tree with roles alone: `Table(Caption TR(TH))`.
    pub fn outline(&self) -> String {
        let children: Vec<String> = self.children.iter().map(Self::outline).collect();
        let scope = self.scope.as_ref().map(|scope| format!(":{scope}")).unwrap_or_default();
        if children.is_empty() {
            format!("{}{scope}", self.role)
        } else {
            format!("{}{scope}({})", self.role, children.join(" "))
        }
    }

    pub fn find<'a>(&'a self, role: &str, found: &mut Vec<&'a Self>) {
        if self.role == role {
            found.push(self);
        }
        self.children.iter().for_each(|child| child.find(role, found));
    }
}

fn resolve<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).expect("there").1
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    resolve(document, object).as_dict().expect("a dictionary")
}

fn kids(
    document: &Document,
    element: &Dictionary,
    page: Option<ObjectId>,
    pages: &HashMap<ObjectId, Page>,
    node: &mut Node,
) {
    let page = element.get(b"Pg").ok().and_then(|page| page.as_reference().ok()).or(page);
    let Ok(list) = element.get(b"K") else { return };
    let single = [list.clone()];
    let list = match resolve(document, list) {
        Object::Array(list) => list.as_slice(),
        _ => &single,
    };
    for kid in list {
        match resolve(document, kid) {
            Object::Integer(piece) => node.text.push_str(&pages[&page.expect("a page")].pieces[piece]),
            Object::Dictionary(kid) if kid.has_type(b"MCR") => {
                let own = kid.get(b"Pg").ok().and_then(|page| page.as_reference().ok()).or(page).expect("a page");
                let piece = kid.get(b"MCID").and_then(Object::as_i64).expect("a number");
                node.text.push_str(&pages[&own].pieces[&piece]);
            }
            Object::Dictionary(kid) => {
                let role =
                    String::from_utf8_lossy(kid.get(b"S").and_then(Object::as_name).expect("a role")).into_owned();
                let mut child = Node { role, scope: scope(document, kid), text: String::new(), children: Vec::new() };
                kids(document, kid, page, pages, &mut child);
                node.children.push(child);
            }
            other => panic!("{other:?} in the tree"),
        }
    }
}

fn scope(document: &Document, element: &Dictionary) -> Option<String> {
    let attributes = resolve(document, element.get(b"A").ok()?);
    let list = attributes.as_array().map_or_else(|_| vec![attributes.clone()], Clone::clone);
    list.iter().find_map(|one| {
        let scope = resolve(document, one).as_dict().ok()?.get(b"Scope").ok()?.as_name().ok()?;
        Some(String::from_utf8_lossy(scope).into_owned())
    })
}

/// Where what is shown belongs.
#[derive(Clone)]
enum Mark {
    Piece(i64),
    Artifact,
    /// Text that stands for the glyphs inside.
    Instead,
    Other,
}

fn page(document: &Document, id: ObjectId) -> Page {
    let resources = document.get_dictionary(id).expect("a page").get(b"Resources").expect("resources");
    let resources = dictionary(document, resources);
    let fonts: HashMap<Vec<u8>, HashMap<u16, String>> = match resources.get(b"Font") {
        Ok(fonts) => {
            dictionary(document, fonts).iter().map(|(name, font)| (name.clone(), to_unicode(document, font))).collect()
        }
        Err(_) => HashMap::new(),
    };
    let content = Content::decode(&document.get_page_content(id).expect("content")).expect("content");
    let mut page = Page::default();
    let mut marks: Vec<Mark> = Vec::new();
    let mut font: Option<&HashMap<u16, String>> = None;
    // Changes of the coordinates, and `None` where a state was kept to come back to.
    let mut turns: Vec<Option<Vec<f32>>> = Vec::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                let mark = begun(document, resources, &operation.operands, &mut page, &marks);
                marks.push(mark);
            }
            "EMC" => drop(marks.pop().expect("an open mark")),
            "Tf" => font = fonts.get(operation.operands[0].as_name().expect("a font")),
            "q" => turns.push(None),
            "Q" => while let Some(Some(_)) = turns.pop() {},
            "cm" => turns.push(Some(numbers(&operation.operands))),
            "Tm" => {
                let to = numbers(&operation.operands);
                let place = turns.iter().rev().flatten().fold((to[4], to[5]), |(x, y), turn| {
                    (turn[0] * x + turn[2] * y + turn[4], turn[1] * x + turn[3] * y + turn[5])
                });
                page.places.push(place);
            }
            "Tj" | "TJ" => {
                let text = shown(&operation.operands[0], font.expect("a font"));
                if !marks.iter().any(|mark| matches!(mark, Mark::Instead)) {
                    say(&mut page, &marks, &text);
                }
            }
            _ => {}
        }
    }
    assert!(marks.is_empty(), "a mark stays open");
    page
}

fn numbers(operands: &[Object]) -> Vec<f32> {
    operands.iter().map(|operand| operand.as_float().expect("a number")).collect()
}

fn begun(document: &Document, resources: &Dictionary, operands: &[Object], page: &mut Page, marks: &[Mark]) -> Mark {
    if operands[0].as_name().is_ok_and(|name| name == b"Artifact") {
        return Mark::Artifact;
    }
    let properties = match operands.get(1) {
        Some(Object::Dictionary(properties)) => properties,
        Some(Object::Name(name)) => {
            let all = dictionary(document, resources.get(b"Properties").expect("properties"));
            dictionary(document, all.get(name).expect("properties"))
        }
        _ => return Mark::Other,
    };
    if let Ok(text) = properties.get(b"ActualText") {
        let text = lopdf::decode_text_string(text).expect("a text");
        say(page, marks, &text);
        return Mark::Instead;
    }
    match properties.get(b"MCID") {
        Ok(Object::Integer(piece)) => {
            page.pieces.entry(*piece).or_default();
            Mark::Piece(*piece)
        }
        _ => Mark::Other,
    }
}

fn say(page: &mut Page, marks: &[Mark], text: &str) {
    let to = marks.iter().rev().find(|mark| matches!(mark, Mark::Piece(_) | Mark::Artifact)).expect("marked content");
    match to {
        Mark::Piece(piece) => page.pieces.entry(*piece).or_default().push_str(text),
        _ => page.beside.push_str(text),
    }
}

fn shown(operand: &Object, font: &HashMap<u16, String>) -> String {
    let strings: Vec<&[u8]> = match operand {
        Object::String(bytes, _) => vec![bytes],
        Object::Array(parts) => parts.iter().filter_map(|part| part.as_str().ok()).collect(),
        other => panic!("{other:?} is no text"),
    };
    let codes =
        strings.iter().flat_map(|bytes| bytes.chunks_exact(2)).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    codes.map(|code| font.get(&code).expect("each glyph says what it stands for").as_str()).collect()
}

fn to_unicode(document: &Document, font: &Object) -> HashMap<u16, String> {
    let stream = dictionary(document, font).get(b"ToUnicode").expect("a map to Unicode");
    let bytes = resolve(document, stream).as_stream().expect("a stream").get_plain_content().expect("content");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let hex = |word: &str| word.trim_matches(['<', '>']).to_owned();
    let code = |word: &str| u16::from_str_radix(&hex(word), 16).expect("a code");
    let units = |word: &str| -> Vec<u16> {
        let hex = hex(word);
        (0..hex.len() / 4).map(|at| u16::from_str_radix(&hex[at * 4..at * 4 + 4], 16).expect("a code")).collect()
    };
    let mut map = HashMap::new();
    for (part, ranges) in [("bfchar", false), ("bfrange", true)] {
        for block in text.split(&format!("begin{part}")).skip(1) {
            let block = block.split(&format!("end{part}")).next().expect("an end");
            let words: Vec<&str> = block.split_whitespace().collect();
            for entry in words.chunks_exact(if ranges { 3 } else { 2 }) {
                let to = units(entry[entry.len() - 1]);
                let last = if ranges { code(entry[1]) } else { code(entry[0]) };
                for (offset, glyph) in (code(entry[0])..=last).enumerate() {
                    let mut to = to.clone();
                    *to.last_mut().expect("a code") += u16::try_from(offset).expect("small");
                    map.insert(glyph, String::from_utf16_lossy(&to));
                }
            }
        }
    }
    map
}
