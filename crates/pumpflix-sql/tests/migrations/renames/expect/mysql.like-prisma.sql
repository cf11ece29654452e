-- DropForeignKey
ALTER TABLE `Post` DROP FOREIGN KEY `Post_userId_fkey`;

-- DropForeignKey
ALTER TABLE `_TagToUser` DROP FOREIGN KEY `_TagToUser_A_fkey`;

-- DropForeignKey
ALTER TABLE `_TagToUser` DROP FOREIGN KEY `_TagToUser_B_fkey`;

-- DropTable
DROP TABLE `User`;

-- DropTable
DROP TABLE `Post`;

-- DropTable
DROP TABLE `_TagToUser`;

-- CreateTable
CREATE TABLE `Account` (
    `id` INTEGER NOT NULL,
    `email` VARCHAR(191) NOT NULL,
    `role` ENUM('READER') NOT NULL DEFAULT 'READER',

    UNIQUE INDEX `Account_email_key`(`email`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `posts` (
    `id` INTEGER NOT NULL,
    `user_id` INTEGER NOT NULL,

    INDEX `posts_user_id_idx`(`user_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `_AccountToTag` (
    `A` INTEGER NOT NULL,
    `B` INTEGER NOT NULL,

    UNIQUE INDEX `_AccountToTag_AB_unique`(`A`, `B`),
    INDEX `_AccountToTag_B_index`(`B`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `posts` ADD CONSTRAINT `posts_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `Account`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_AccountToTag` ADD CONSTRAINT `_AccountToTag_A_fkey` FOREIGN KEY (`A`) REFERENCES `Account`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_AccountToTag` ADD CONSTRAINT `_AccountToTag_B_fkey` FOREIGN KEY (`B`) REFERENCES `Tag`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;
