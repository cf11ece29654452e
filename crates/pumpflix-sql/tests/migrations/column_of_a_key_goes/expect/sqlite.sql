-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Alone" (
    "code" TEXT NOT NULL PRIMARY KEY
);
INSERT INTO "new_Alone" ("code") SELECT "code" FROM "Alone";
DROP TABLE "Alone";
ALTER TABLE "new_Alone" RENAME TO "Alone";
CREATE TABLE "new_Pair" (
    "left" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "note" TEXT
);
INSERT INTO "new_Pair" ("left", "note") SELECT "left", "note" FROM "Pair";
DROP TABLE "Pair";
ALTER TABLE "new_Pair" RENAME TO "Pair";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
