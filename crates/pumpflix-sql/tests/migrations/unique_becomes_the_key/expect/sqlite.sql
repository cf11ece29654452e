-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Counter" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL
);
INSERT INTO "new_Counter" ("code", "id") SELECT "code", "id" FROM "Counter";
DROP TABLE "Counter";
ALTER TABLE "new_Counter" RENAME TO "Counter";
CREATE TABLE "new_Part" (
    "left" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    "ofId" BIGINT NOT NULL,

    PRIMARY KEY ("left", "right"),
    CONSTRAINT "Part_ofId_fkey" FOREIGN KEY ("ofId") REFERENCES "Counter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Part" ("left", "ofId", "right") SELECT "left", "ofId", "right" FROM "Part";
DROP TABLE "Part";
ALTER TABLE "new_Part" RENAME TO "Part";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
