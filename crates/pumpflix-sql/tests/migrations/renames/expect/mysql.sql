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

-- DropForeignKey
ALTER TABLE `posts` DROP FOREIGN KEY `Post_userId_fkey`;

-- DropForeignKey
ALTER TABLE `_AccountToTag` DROP FOREIGN KEY `_TagToUser_A_fkey`;

-- DropForeignKey
ALTER TABLE `_AccountToTag` DROP FOREIGN KEY `_TagToUser_B_fkey`;

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

-- AddForeignKey
ALTER TABLE `posts` ADD CONSTRAINT `posts_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `Account`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_AccountToTag` ADD CONSTRAINT `_AccountToTag_A_fkey` FOREIGN KEY (`A`) REFERENCES `Account`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_AccountToTag` ADD CONSTRAINT `_AccountToTag_B_fkey` FOREIGN KEY (`B`) REFERENCES `Tag`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- RenameIndex
ALTER TABLE `Account` RENAME INDEX `User_mail_key` TO `Account_email_key`;

-- RenameIndex
ALTER TABLE `posts` RENAME INDEX `Post_userId_idx` TO `posts_user_id_idx`;
