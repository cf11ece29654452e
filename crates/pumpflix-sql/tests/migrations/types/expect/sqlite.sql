-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Thing" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wide" BIGINT NOT NULL,
    "narrow" INTEGER NOT NULL DEFAULT 4,
    "text" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "time" INTEGER NOT NULL,
    "flag" INTEGER NOT NULL DEFAULT 1
);
INSERT INTO "new_Thing" ("flag", "id", "narrow", "number", "text", "time", "wide") SELECT "flag", "id", "narrow", "number", "text", "time", "wide" FROM "Thing";
DROP TABLE "Thing";
ALTER TABLE "new_Thing" RENAME TO "Thing";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
