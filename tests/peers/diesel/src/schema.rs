//! The tables, as Diesel's own program prints them.

diesel::table! {
    #[sql_name = "Author"]
    authors (id) {
        id -> Integer,
        email -> Text,
        name -> Nullable<Text>,
        logins -> Integer,
    }
}

diesel::table! {
    #[sql_name = "Post"]
    posts (id) {
        id -> Integer,
        title -> Text,
        body -> Text,
        published -> Bool,
        views -> Integer,
        #[sql_name = "createdAt"]
        created_at -> Timestamp,
        #[sql_name = "authorId"]
        author_id -> Integer,
    }
}

diesel::table! {
    #[sql_name = "Comment"]
    comments (id) {
        id -> Integer,
        text -> Text,
        #[sql_name = "postId"]
        post_id -> Integer,
    }
}

diesel::joinable!(posts -> authors (author_id));
diesel::joinable!(comments -> posts (post_id));
diesel::allow_tables_to_appear_in_same_query!(authors, comments, posts);
