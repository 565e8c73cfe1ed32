//! The tree of tags: what each piece of a page is, in reading order.

use krilla::tagging::{Identifier, Node, TagGroup, TagKind, TagTree};

/// A node of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeId(usize);

/// The document itself.
pub const ROOT: NodeId = NodeId(0);

enum Child {
    Node(NodeId),
    Content(Identifier),
}

struct Entry {
    tag: Option<TagKind>,
    children: Vec<Child>,
}

/// The tree while it grows.
pub struct Tags {
    entries: Vec<Entry>,
}

impl Tags {
    /// A tree with nothing but its root.
    pub fn new() -> Self {
        Self { entries: vec![Entry { tag: None, children: Vec::new() }] }
    }

    /// Adds a node behind the others of its parent.
    pub fn add(&mut self, parent: NodeId, tag: impl Into<TagKind>) -> NodeId {
        let id = NodeId(self.entries.len());
        self.entries.push(Entry { tag: Some(tag.into()), children: Vec::new() });
        self.push(parent, Child::Node(id));
        id
    }

    /// Adds a piece of a page to a node.
    pub fn content(&mut self, node: NodeId, piece: Identifier) {
        self.push(node, Child::Content(piece));
    }

    fn push(&mut self, node: NodeId, child: Child) {
        if let Some(entry) = self.entries.get_mut(node.0) {
            entry.children.push(child);
        }
    }

    /// The finished tree.
    pub fn finish(mut self) -> TagTree {
        TagTree::from(self.take(ROOT))
    }

    fn take(&mut self, node: NodeId) -> Vec<Node> {
        let children =
            self.entries.get_mut(node.0).map(|entry| std::mem::take(&mut entry.children)).unwrap_or_default();
        let mut nodes = Vec::with_capacity(children.len());
        for child in children {
            match child {
                Child::Content(piece) => nodes.push(piece.into()),
                Child::Node(id) => {
                    if let Some(tag) = self.entries.get_mut(id.0).and_then(|entry| entry.tag.take()) {
                        nodes.push(TagGroup::with_children(tag, self.take(id)).into());
                    }
                }
            }
        }
        nodes
    }
}
