//! The structs and the putting together that the raw side writes by hand.

use std::collections::HashMap;

use chrono::NaiveDateTime;

use crate::protocol::Digest;

/// An author, as somebody without a generator would write it.
pub(crate) struct Author {
    pub(crate) id: i32,
    pub(crate) email: String,
    pub(crate) name: Option<String>,
    pub(crate) logins: i32,
}

/// A post.
pub(crate) struct Post {
    pub(crate) id: i32,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) published: bool,
    pub(crate) views: i32,
    pub(crate) created_at: NaiveDateTime,
    pub(crate) author_id: i32,
}

/// A comment.
pub(crate) struct Comment {
    pub(crate) id: i32,
    pub(crate) text: String,
    pub(crate) post_id: i32,
}

/// Posts under their authors and comments under their posts.
pub(crate) type Tree = Vec<(Author, Vec<(Post, Vec<Comment>)>)>;

/// Puts the three levels together.
pub(crate) fn tree(authors: Vec<Author>, posts: Vec<Post>, comments: Vec<Comment>) -> Tree {
    let mut post_at: HashMap<i32, (usize, usize)> = HashMap::with_capacity(posts.len());
    let author_at: HashMap<i32, usize> = authors.iter().enumerate().map(|(at, a)| (a.id, at)).collect();
    let mut tree: Tree = authors.into_iter().map(|a| (a, Vec::new())).collect();
    for post in posts {
        if let Some(&at) = author_at.get(&post.author_id) {
            post_at.insert(post.id, (at, tree[at].1.len()));
            tree[at].1.push((post, Vec::new()));
        }
    }
    for comment in comments {
        if let Some(&(author, post)) = post_at.get(&comment.post_id) {
            tree[author].1[post].1.push(comment);
        }
    }
    tree
}

impl Author {
    pub(crate) fn note(&self, digest: &mut Digest) {
        digest.author(self.id, &self.email, self.name.as_deref(), self.logins);
    }
}

impl Post {
    pub(crate) fn note(&self, digest: &mut Digest) {
        let time = || self.created_at.format("%FT%T%.3f").to_string();
        digest.post((self.id, self.author_id), (&self.title, &self.body), self.published, self.views, time);
    }
}

/// Notes the three levels.
pub(crate) fn note_tree(tree: &Tree, digest: &mut Digest) {
    for (author, posts) in tree {
        author.note(digest);
        for (post, comments) in posts {
            post.note(digest);
            for comment in comments {
                digest.comment(author.id, post.id, comment.id, &comment.text);
            }
        }
    }
}
