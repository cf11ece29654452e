-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Thing" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "loose" TEXT NOT NULL,
    "strict" TEXT,
    "filled" INTEGER NOT NULL DEFAULT 4,
    "bare" INTEGER NOT NULL DEFAULT 1,
    "colored" TEXT NOT NULL DEFAULT 'blue',
    "note" BOOLEAN,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "key" TEXT NOT NULL
);
INSERT INTO "new_Thing" ("bare", "colored", "filled", "id", "loose", "strict") SELECT "bare", "colored", coalesce("filled", 4) AS "filled", "id", "loose", "strict" FROM "Thing";
DROP TABLE "Thing";
ALTER TABLE "new_Thing" RENAME TO "Thing";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
