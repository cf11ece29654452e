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

-- DropForeignKey
ALTER TABLE "_Readers" DROP CONSTRAINT "_Readers_A_fkey";

-- DropForeignKey
ALTER TABLE "_Readers" DROP CONSTRAINT "_Readers_B_fkey";

-- DropForeignKey
ALTER TABLE "_Topics" DROP CONSTRAINT "_Topics_A_fkey";

-- DropForeignKey
ALTER TABLE "_Topics" DROP CONSTRAINT "_Topics_B_fkey";

-- DropForeignKey
ALTER TABLE "_Follows" DROP CONSTRAINT "_Follows_A_fkey";

-- DropForeignKey
ALTER TABLE "_Follows" DROP CONSTRAINT "_Follows_B_fkey";

-- DropIndex
DROP INDEX "_Authors_AB_unique" CASCADE;

-- DropIndex
DROP INDEX "_Authors_B_index";

-- DropIndex
DROP INDEX "_Topics_AB_unique" CASCADE;

-- DropIndex
DROP INDEX "_Topics_B_index";

-- DropIndex
DROP INDEX "_Follows_AB_unique" CASCADE;

-- DropIndex
DROP INDEX "_Follows_B_index";

-- AlterTable
ALTER TABLE "Account" RENAME CONSTRAINT "User_pkey" TO "Account_pkey";

-- DropTable
DROP TABLE "_Readers";

-- CreateTable
CREATE TABLE "_Likes" (
    "A" INT4 NOT NULL,
    "B" INT4 NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "_Likes_AB_unique" ON "_Likes"("A", "B");

-- CreateIndex
CREATE INDEX "_Likes_B_index" ON "_Likes"("B");

-- CreateIndex
CREATE UNIQUE INDEX "_Writers_AB_unique" ON "_Writers"("A", "B");

-- CreateIndex
CREATE INDEX "_Writers_B_index" ON "_Writers"("B");

-- CreateIndex
CREATE UNIQUE INDEX "_Topics_AB_unique" ON "_Topics"("A", "B");

-- CreateIndex
CREATE INDEX "_Topics_B_index" ON "_Topics"("B");

-- CreateIndex
CREATE UNIQUE INDEX "_Follows_AB_unique" ON "_Follows"("A", "B");

-- CreateIndex
CREATE INDEX "_Follows_B_index" ON "_Follows"("B");

-- RenameForeignKey
ALTER TABLE "_Tagged" RENAME CONSTRAINT "_PostToTag_A_fkey" TO "_Tagged_A_fkey";

-- RenameForeignKey
ALTER TABLE "_Tagged" RENAME CONSTRAINT "_PostToTag_B_fkey" TO "_Tagged_B_fkey";

-- RenameForeignKey
ALTER TABLE "_Writers" RENAME CONSTRAINT "_Authors_A_fkey" TO "_Writers_B_fkey";

-- RenameForeignKey
ALTER TABLE "_Writers" RENAME CONSTRAINT "_Authors_B_fkey" TO "_Writers_A_fkey";

-- AddForeignKey
ALTER TABLE "_Likes" ADD CONSTRAINT "_Likes_A_fkey" FOREIGN KEY ("A") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Likes" ADD CONSTRAINT "_Likes_B_fkey" FOREIGN KEY ("B") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Topics" ADD CONSTRAINT "_Topics_A_fkey" FOREIGN KEY ("A") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Topics" ADD CONSTRAINT "_Topics_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Follows" ADD CONSTRAINT "_Follows_A_fkey" FOREIGN KEY ("A") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Follows" ADD CONSTRAINT "_Follows_B_fkey" FOREIGN KEY ("B") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- RenameIndex
ALTER INDEX "_PostToTag_AB_unique" RENAME TO "_Tagged_AB_unique";

-- RenameIndex
ALTER INDEX "_PostToTag_B_index" RENAME TO "_Tagged_B_index";
