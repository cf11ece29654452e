-- RenameTable
ALTER TABLE "Post" RENAME TO "posts";

-- RenameTable
ALTER TABLE "User" RENAME TO "Account";

-- RenameTable
ALTER TABLE "_TagToUser" RENAME TO "_AccountToTag";

-- RenameColumn
ALTER TABLE "_AccountToTag" RENAME COLUMN "A" TO "A_was";

-- RenameColumn
ALTER TABLE "_AccountToTag" RENAME COLUMN "B" TO "A";

-- RenameColumn
ALTER TABLE "_AccountToTag" RENAME COLUMN "A_was" TO "B";

-- RenameColumn
ALTER TABLE "Account" RENAME COLUMN "mail" TO "email";

-- RenameColumn
ALTER TABLE "posts" RENAME COLUMN "userId" TO "user_id";

-- RenameEnum
ALTER TYPE "Role" RENAME TO "Kind";

-- DropIndex
DROP INDEX "_TagToUser_B_index";

-- AlterTable
ALTER TABLE "Account" RENAME CONSTRAINT "User_pkey" TO "Account_pkey";

-- AlterTable
ALTER TABLE "posts" RENAME CONSTRAINT "Post_pkey" TO "posts_pkey";

-- AlterTable
ALTER TABLE "_AccountToTag" DROP CONSTRAINT "_TagToUser_AB_pkey",
ADD CONSTRAINT "_AccountToTag_AB_pkey" PRIMARY KEY ("A", "B");

-- CreateIndex
CREATE INDEX "_AccountToTag_B_index" ON "_AccountToTag"("B");

-- RenameForeignKey
ALTER TABLE "posts" RENAME CONSTRAINT "Post_userId_fkey" TO "posts_user_id_fkey";

-- RenameForeignKey
ALTER TABLE "_AccountToTag" RENAME CONSTRAINT "_TagToUser_A_fkey" TO "_AccountToTag_B_fkey";

-- RenameForeignKey
ALTER TABLE "_AccountToTag" RENAME CONSTRAINT "_TagToUser_B_fkey" TO "_AccountToTag_A_fkey";

-- RenameIndex
ALTER INDEX "User_mail_key" RENAME TO "Account_email_key";

-- RenameIndex
ALTER INDEX "Post_userId_idx" RENAME TO "posts_user_id_idx";
