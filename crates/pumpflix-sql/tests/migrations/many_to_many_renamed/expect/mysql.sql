-- RenameTable
RENAME TABLE `User` TO `Account`;

-- RenameTable
RENAME TABLE `_Authors` TO `_Writers`;

-- RenameTable
RENAME TABLE `_PostToTag` TO `_Tagged`;

-- RenameColumn
ALTER TABLE `_Writers` RENAME COLUMN `A` TO `A_was`;

-- RenameColumn
ALTER TABLE `_Writers` RENAME COLUMN `B` TO `A`;

-- RenameColumn
ALTER TABLE `_Writers` RENAME COLUMN `A_was` TO `B`;

-- RenameColumn
ALTER TABLE `_Topics` RENAME COLUMN `A` TO `A_was`;

-- RenameColumn
ALTER TABLE `_Topics` RENAME COLUMN `B` TO `A`;

-- RenameColumn
ALTER TABLE `_Topics` RENAME COLUMN `A_was` TO `B`;

-- RenameColumn
ALTER TABLE `_Follows` RENAME COLUMN `A` TO `A_was`;

-- RenameColumn
ALTER TABLE `_Follows` RENAME COLUMN `B` TO `A`;

-- RenameColumn
ALTER TABLE `_Follows` RENAME COLUMN `A_was` TO `B`;

-- DropForeignKey
ALTER TABLE `_Tagged` DROP FOREIGN KEY `_PostToTag_A_fkey`;

-- DropForeignKey
ALTER TABLE `_Tagged` DROP FOREIGN KEY `_PostToTag_B_fkey`;

-- DropForeignKey
ALTER TABLE `_Writers` DROP FOREIGN KEY `_Authors_A_fkey`;

-- DropForeignKey
ALTER TABLE `_Writers` DROP FOREIGN KEY `_Authors_B_fkey`;

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

-- DropIndex
DROP INDEX `_Authors_AB_unique` ON `_Writers`;

-- DropIndex
DROP INDEX `_Authors_B_index` ON `_Writers`;

-- DropIndex
DROP INDEX `_Topics_AB_unique` ON `_Topics`;

-- DropIndex
DROP INDEX `_Topics_B_index` ON `_Topics`;

-- DropIndex
DROP INDEX `_Follows_AB_unique` ON `_Follows`;

-- DropIndex
DROP INDEX `_Follows_B_index` ON `_Follows`;

-- DropTable
DROP TABLE `_Readers`;

-- CreateTable
CREATE TABLE `_Likes` (
    `A` INTEGER NOT NULL,
    `B` INTEGER NOT NULL,

    UNIQUE INDEX `_Likes_AB_unique`(`A`, `B`),
    INDEX `_Likes_B_index`(`B`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateIndex
CREATE UNIQUE INDEX `_Writers_AB_unique` ON `_Writers`(`A`, `B`);

-- CreateIndex
CREATE INDEX `_Writers_B_index` ON `_Writers`(`B`);

-- CreateIndex
CREATE UNIQUE INDEX `_Topics_AB_unique` ON `_Topics`(`A`, `B`);

-- CreateIndex
CREATE INDEX `_Topics_B_index` ON `_Topics`(`B`);

-- CreateIndex
CREATE UNIQUE INDEX `_Follows_AB_unique` ON `_Follows`(`A`, `B`);

-- CreateIndex
CREATE INDEX `_Follows_B_index` ON `_Follows`(`B`);

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

-- RenameIndex
ALTER TABLE `_Tagged` RENAME INDEX `_PostToTag_AB_unique` TO `_Tagged_AB_unique`;

-- RenameIndex
ALTER TABLE `_Tagged` RENAME INDEX `_PostToTag_B_index` TO `_Tagged_B_index`;
