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

-- DropIndex
DROP INDEX "_TagToUser_AB_unique";

-- DropIndex
DROP INDEX "_TagToUser_B_index";

-- CreateIndex
CREATE UNIQUE INDEX "_AccountToTag_AB_unique" ON "_AccountToTag"("A", "B");

-- CreateIndex
CREATE INDEX "_AccountToTag_B_index" ON "_AccountToTag"("B");

-- RedefineIndex
DROP INDEX "User_mail_key";
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- RedefineIndex
DROP INDEX "Post_userId_idx";
CREATE INDEX "posts_user_id_idx" ON "posts"("user_id");
