-- DropForeignKey
ALTER TABLE `_PostToTag` DROP FOREIGN KEY `_PostToTag_A_fkey`;

-- DropForeignKey
ALTER TABLE `_PostToTag` DROP FOREIGN KEY `_PostToTag_B_fkey`;

-- DropForeignKey
ALTER TABLE `_Authors` DROP FOREIGN KEY `_Authors_A_fkey`;

-- DropForeignKey
ALTER TABLE `_Authors` DROP FOREIGN KEY `_Authors_B_fkey`;

-- DropForeignKey
ALTER TABLE `_Readers` DROP FOREIGN KEY `_Readers_A_fkey`;

-- DropForeignKey
ALTER TABLE `_Readers` DROP FOREIGN KEY `_Readers_B_fkey`;

-- DropForeignKey
ALTER TABLE `_Topics` DROP FOREIGN KEY `_Topics_A_fkey`;

-- DropForeignKey
ALTER TABLE `_Topics` DROP FOREIGN KEY `_Topics_B_fkey`;

-- DropForeignKey
ALTER TABLE `_Follows` DROP FOREIGN KEY `_Follows_A_fkey`;

-- DropForeignKey
ALTER TABLE `_Follows` DROP FOREIGN KEY `_Follows_B_fkey`;

-- DropTable
DROP TABLE `User`;

-- DropTable
DROP TABLE `_PostToTag`;

-- DropTable
DROP TABLE `_Authors`;

-- DropTable
DROP TABLE `_Readers`;

-- CreateTable
CREATE TABLE `Account` (
    `id` INTEGER NOT NULL,

    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `_Tagged` (
    `A` INTEGER NOT NULL,
    `B` INTEGER NOT NULL,

    UNIQUE INDEX `_Tagged_AB_unique`(`A`, `B`),
    INDEX `_Tagged_B_index`(`B`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `_Writers` (
    `A` INTEGER NOT NULL,
    `B` INTEGER NOT NULL,

    UNIQUE INDEX `_Writers_AB_unique`(`A`, `B`),
    INDEX `_Writers_B_index`(`B`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `_Likes` (
    `A` INTEGER NOT NULL,
    `B` INTEGER NOT NULL,

    UNIQUE INDEX `_Likes_AB_unique`(`A`, `B`),
    INDEX `_Likes_B_index`(`B`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `_Tagged` ADD CONSTRAINT `_Tagged_A_fkey` FOREIGN KEY (`A`) REFERENCES `Post`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_Tagged` ADD CONSTRAINT `_Tagged_B_fkey` FOREIGN KEY (`B`) REFERENCES `Tag`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_Writers` ADD CONSTRAINT `_Writers_A_fkey` FOREIGN KEY (`A`) REFERENCES `Account`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_Writers` ADD CONSTRAINT `_Writers_B_fkey` FOREIGN KEY (`B`) REFERENCES `Post`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_Likes` ADD CONSTRAINT `_Likes_A_fkey` FOREIGN KEY (`A`) REFERENCES `Account`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_Likes` ADD CONSTRAINT `_Likes_B_fkey` FOREIGN KEY (`B`) REFERENCES `Post`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_Topics` ADD CONSTRAINT `_Topics_A_fkey` FOREIGN KEY (`A`) REFERENCES `Account`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_Topics` ADD CONSTRAINT `_Topics_B_fkey` FOREIGN KEY (`B`) REFERENCES `Tag`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_Follows` ADD CONSTRAINT `_Follows_A_fkey` FOREIGN KEY (`A`) REFERENCES `Account`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_Follows` ADD CONSTRAINT `_Follows_B_fkey` FOREIGN KEY (`B`) REFERENCES `Account`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;
