-- DropIndex
DROP INDEX "_PostToTag_AB_unique";

-- DropIndex
DROP INDEX "_PostToTag_B_index";

-- DropIndex
DROP INDEX "_Authors_AB_unique";

-- DropIndex
DROP INDEX "_Authors_B_index";

-- DropIndex
DROP INDEX "_Readers_AB_unique";

-- DropIndex
DROP INDEX "_Readers_B_index";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "User";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "_PostToTag";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "_Authors";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "_Readers";
PRAGMA foreign_keys=on;

-- CreateTable
CREATE TABLE "Account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- CreateTable
CREATE TABLE "_Tagged" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,
    CONSTRAINT "_Tagged_A_fkey" FOREIGN KEY ("A") REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_Tagged_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "_Writers" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,
    CONSTRAINT "_Writers_A_fkey" FOREIGN KEY ("A") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_Writers_B_fkey" FOREIGN KEY ("B") REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "_Likes" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,
    CONSTRAINT "_Likes_A_fkey" FOREIGN KEY ("A") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_Likes_B_fkey" FOREIGN KEY ("B") REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new__Topics" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,
    CONSTRAINT "_Topics_A_fkey" FOREIGN KEY ("A") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_Topics_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new__Topics" ("A", "B") SELECT "A", "B" FROM "_Topics";
DROP TABLE "_Topics";
ALTER TABLE "new__Topics" RENAME TO "_Topics";
CREATE UNIQUE INDEX "_Topics_AB_unique" ON "_Topics"("A", "B");
CREATE INDEX "_Topics_B_index" ON "_Topics"("B");
CREATE TABLE "new__Follows" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,
    CONSTRAINT "_Follows_A_fkey" FOREIGN KEY ("A") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_Follows_B_fkey" FOREIGN KEY ("B") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new__Follows" ("A", "B") SELECT "A", "B" FROM "_Follows";
DROP TABLE "_Follows";
ALTER TABLE "new__Follows" RENAME TO "_Follows";
CREATE UNIQUE INDEX "_Follows_AB_unique" ON "_Follows"("A", "B");
CREATE INDEX "_Follows_B_index" ON "_Follows"("B");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "_Tagged_AB_unique" ON "_Tagged"("A", "B");

-- CreateIndex
CREATE INDEX "_Tagged_B_index" ON "_Tagged"("B");

-- CreateIndex
CREATE UNIQUE INDEX "_Writers_AB_unique" ON "_Writers"("A", "B");

-- CreateIndex
CREATE INDEX "_Writers_B_index" ON "_Writers"("B");

-- CreateIndex
CREATE UNIQUE INDEX "_Likes_AB_unique" ON "_Likes"("A", "B");

-- CreateIndex
CREATE INDEX "_Likes_B_index" ON "_Likes"("B");
