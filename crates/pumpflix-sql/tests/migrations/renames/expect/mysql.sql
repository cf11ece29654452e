-- RenameTable
RENAME TABLE `Post` TO `posts`;

-- RenameTable
RENAME TABLE `User` TO `Account`;

-- RenameTable
RENAME TABLE `_TagToUser` TO `_AccountToTag`;

-- RenameColumn
ALTER TABLE `_AccountToTag` RENAME COLUMN `A` TO `A_was`;

-- RenameColumn
ALTER TABLE `_AccountToTag` RENAME COLUMN `B` TO `A`;

-- RenameColumn
ALTER TABLE `_AccountToTag` RENAME COLUMN `A_was` TO `B`;

-- RenameColumn
ALTER TABLE `Account` RENAME COLUMN `mail` TO `email`;

-- RenameColumn
ALTER TABLE `posts` RENAME COLUMN `userId` TO `user_id`;

-- DropIndex
DROP INDEX `_TagToUser_AB_unique` ON `_AccountToTag`;

-- DropIndex
DROP INDEX `_TagToUser_B_index` ON `_AccountToTag`;

-- AlterTable
ALTER TABLE `Account` MODIFY `role` ENUM('READER') NOT NULL DEFAULT 'READER';

-- CreateIndex
CREATE UNIQUE INDEX `_AccountToTag_AB_unique` ON `_AccountToTag`(`A`, `B`);

-- CreateIndex
CREATE INDEX `_AccountToTag_B_index` ON `_AccountToTag`(`B`);

-- RenameForeignKey
ALTER TABLE `posts` RENAME CONSTRAINT `Post_userId_fkey` TO `posts_user_id_fkey`;

-- RenameForeignKey
ALTER TABLE `_AccountToTag` RENAME CONSTRAINT `_TagToUser_A_fkey` TO `_AccountToTag_B_fkey`;

-- RenameForeignKey
ALTER TABLE `_AccountToTag` RENAME CONSTRAINT `_TagToUser_B_fkey` TO `_AccountToTag_A_fkey`;

-- RenameIndex
ALTER TABLE `Account` RENAME INDEX `User_mail_key` TO `Account_email_key`;

-- RenameIndex
ALTER TABLE `posts` RENAME INDEX `Post_userId_idx` TO `posts_user_id_idx`;
