-- DropForeignKey
ALTER TABLE "_PostToTag" DROP CONSTRAINT "_PostToTag_A_fkey";

-- DropForeignKey
ALTER TABLE "_PostToTag" DROP CONSTRAINT "_PostToTag_B_fkey";

-- DropForeignKey
ALTER TABLE "_Authors" DROP CONSTRAINT "_Authors_A_fkey";

-- DropForeignKey
ALTER TABLE "_Authors" DROP CONSTRAINT "_Authors_B_fkey";

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

-- DropTable
DROP TABLE "User";

-- DropTable
DROP TABLE "_PostToTag";

-- DropTable
DROP TABLE "_Authors";

-- DropTable
DROP TABLE "_Readers";

-- CreateTable
CREATE TABLE "Account" (
    "id" INT4 NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_Tagged" (
    "A" INT4 NOT NULL,
    "B" INT4 NOT NULL
);

-- CreateTable
CREATE TABLE "_Writers" (
    "A" INT4 NOT NULL,
    "B" INT4 NOT NULL
);

-- CreateTable
CREATE TABLE "_Likes" (
    "A" INT4 NOT NULL,
    "B" INT4 NOT NULL
);

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

-- AddForeignKey
ALTER TABLE "_Tagged" ADD CONSTRAINT "_Tagged_A_fkey" FOREIGN KEY ("A") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Tagged" ADD CONSTRAINT "_Tagged_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Writers" ADD CONSTRAINT "_Writers_A_fkey" FOREIGN KEY ("A") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Writers" ADD CONSTRAINT "_Writers_B_fkey" FOREIGN KEY ("B") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

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
