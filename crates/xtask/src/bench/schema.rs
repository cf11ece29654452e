//! Schemas of any size that look like real ones: about 17 columns a model, keys of several kinds, enums, documents,
//! comments, and relations inside groups of ten models.

use std::fmt::Write as _;

/// The models of a group; the first is the one that the others belong to.
const NAMES: [&str; 10] = [
    "Account", "Member", "Project", "Document", "Invoice", "Payment", "Ticket", "Message", "Device", "Event",
];

/// A schema of so many models, with one field more in its last model if `edited`.
pub(crate) fn schema(models: usize, edited: bool) -> String {
    let mut text = String::from(
        "datasource db {\n  provider = \"postgresql\"\n}\n\ngenerator rust {\n  provider  = \"pumpflix-gen\"\n  output    \
         = \"./src/db\"\n  databases = [\"postgresql\", \"sqlite\"]\n}\n",
    );
    for number in 0..models {
        let (group, place) = (number / NAMES.len(), number % NAMES.len());
        if place == 0 {
            let _ = write!(text, "\nenum Stage{group} {{\n  DRAFT\n  OPEN\n  CLOSED\n  ARCHIVED\n}}\n");
        }
        let last = number + 1 == models;
        let members = (models - group * NAMES.len()).min(NAMES.len());
        model(&mut text, group, place, members, edited && last);
    }
    text
}

fn model(out: &mut String, group: usize, place: usize, members: usize, extra: bool) {
    let name = name(group, place);
    // Every third table counts its rows, the others have ids that the client makes.
    let id = if place == 2 || place == 5 || place == 8 {
        "id Int @id @default(autoincrement())"
    } else {
        "id String @id @default(cuid())"
    };
    let _ = write!(
        out,
        "\n/// A {} of the group {group}.\nmodel {name} {{\n  /// Primary key.\n  {id}\n  /// Part of the address of its page.\n  slug \
         String @unique\n  /// What people call it.\n  name String\n  description String?\n  /// Where it stands.\n  stage \
         Stage{group} @default(DRAFT)\n  position Int @default(0)\n  views BigInt @default(0)\n  price Decimal?\n  score \
         Float?\n  active Boolean @default(true)\n  settings Json?\n  externalId String?\n  /// When it was last \
         opened.\n  openedAt DateTime?\n  createdAt DateTime @default(now())\n  updatedAt DateTime @updatedAt\n",
        NAMES[place]
    );
    if extra {
        out.push_str("  remark String?\n");
    }
    if place == 0 {
        out.push_str("  contact String\n  /// Its language.\n  locale String @default(\"en\")\n");
        for (other, noun) in NAMES.iter().enumerate().take(members).skip(1) {
            let field = noun.to_lowercase();
            let _ = writeln!(out, "  {field}s {}[]", self::name(group, other));
        }
    } else {
        let account = self::name(group, 0);
        let _ = write!(
            out,
            "  /// The account that it belongs to.\n  accountId String\n  account {account} @relation(fields: \
             [accountId], references: [id], onDelete: Cascade)\n"
        );
        // A chain through the group: each belongs to the one before.
        if place > 1 {
            let (before, before_id) = (self::name(group, place - 1), id_type(place - 1));
            let _ = write!(
                out,
                "  sourceId {before_id}?\n  source {before}? @relation(fields: [sourceId], references: [id], \
                 onDelete: SetNull)\n\n  @@index([sourceId])\n"
            );
        } else {
            out.push_str("  secret String\n");
        }
        if place + 1 < members && place > 0 {
            let _ = writeln!(out, "  results {}[]", self::name(group, place + 1));
        }
        out.push_str("\n  @@unique([accountId, name])\n  @@index([stage, createdAt])\n");
    }
    out.push_str("}\n");
}

fn name(group: usize, place: usize) -> String {
    format!("{}{group}", NAMES[place])
}

fn id_type(place: usize) -> &'static str {
    if place == 2 || place == 5 || place == 8 { "Int" } else { "String" }
}
