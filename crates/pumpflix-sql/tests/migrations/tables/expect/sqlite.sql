-- DropIndex
DROP INDEX "Gone_name_key";

-- DropIndex
DROP INDEX "_StaysToTag_AB_unique";

-- DropIndex
DROP INDEX "_StaysToTag_B_index";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Gone";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "_StaysToTag";
PRAGMA foreign_keys=on;

-- CreateTable
CREATE TABLE "Comes" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "staysId" INTEGER NOT NULL,
    CONSTRAINT "Comes_staysId_fkey" FOREIGN KEY ("staysId") REFERENCES "Stays" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Stays" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT
);
INSERT INTO "new_Stays" ("id", "name") SELECT "id", "name" FROM "Stays";
DROP TABLE "Stays";
ALTER TABLE "new_Stays" RENAME TO "Stays";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Comes_name_key" ON "Comes"("name");
