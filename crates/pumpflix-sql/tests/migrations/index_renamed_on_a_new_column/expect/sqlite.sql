-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Thing" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" BLOB NOT NULL
);
INSERT INTO "new_Thing" ("at", "id") SELECT "at", "id" FROM "Thing";
DROP TABLE "Thing";
ALTER TABLE "new_Thing" RENAME TO "Thing";
CREATE INDEX "new" ON "Thing"("at");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
