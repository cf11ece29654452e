-- RenameTable
ALTER TABLE "User" RENAME TO "Account";

-- RenameTable
ALTER TABLE "_Authors" RENAME TO "_Writers";

-- RenameTable
ALTER TABLE "_PostToTag" RENAME TO "_Tagged";

-- RenameColumn
ALTER TABLE "_Writers" RENAME COLUMN "A" TO "A_was";

-- RenameColumn
ALTER TABLE "_Writers" RENAME COLUMN "B" TO "A";

-- RenameColumn
ALTER TABLE "_Writers" RENAME COLUMN "A_was" TO "B";

-- RenameColumn
ALTER TABLE "_Topics" RENAME COLUMN "A" TO "A_was";

-- RenameColumn
ALTER TABLE "_Topics" RENAME COLUMN "B" TO "A";

-- RenameColumn
ALTER TABLE "_Topics" RENAME COLUMN "A_was" TO "B";

-- RenameColumn
ALTER TABLE "_Follows" RENAME COLUMN "A" TO "A_was";

-- RenameColumn
ALTER TABLE "_Follows" RENAME COLUMN "B" TO "A";

-- RenameColumn
ALTER TABLE "_Follows" RENAME COLUMN "A_was" TO "B";

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
DROP TABLE "_Readers";
PRAGMA foreign_keys=on;

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
CREATE UNIQUE INDEX "_Likes_AB_unique" ON "_Likes"("A", "B");

-- CreateIndex
CREATE INDEX "_Likes_B_index" ON "_Likes"("B");

-- CreateIndex
CREATE UNIQUE INDEX "_Writers_AB_unique" ON "_Writers"("A", "B");

-- CreateIndex
CREATE INDEX "_Writers_B_index" ON "_Writers"("B");

-- RedefineIndex
DROP INDEX "_PostToTag_AB_unique";
CREATE UNIQUE INDEX "_Tagged_AB_unique" ON "_Tagged"("A", "B");

-- RedefineIndex
DROP INDEX "_PostToTag_B_index";
CREATE INDEX "_Tagged_B_index" ON "_Tagged"("B");
