-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Thing" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "grown" TEXT NOT NULL DEFAULT 'A',
    "shrunk" TEXT NOT NULL DEFAULT 'A',
    "used" TEXT NOT NULL DEFAULT 'NEW',
    "renamed" TEXT NOT NULL DEFAULT 'new'
);
INSERT INTO "new_Thing" ("grown", "id", "renamed", "shrunk", "used") SELECT "grown", "id", "renamed", "shrunk", "used" FROM "Thing";
DROP TABLE "Thing";
ALTER TABLE "new_Thing" RENAME TO "Thing";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
