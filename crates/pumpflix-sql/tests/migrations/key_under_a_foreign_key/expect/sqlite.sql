-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Thing" (
    "id" INTEGER NOT NULL,
    "code" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);
INSERT INTO "new_Thing" ("code", "id") SELECT "code", "id" FROM "Thing";
DROP TABLE "Thing";
ALTER TABLE "new_Thing" RENAME TO "Thing";
CREATE UNIQUE INDEX "Thing_id_key" ON "Thing"("id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
