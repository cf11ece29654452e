-- DropForeignKey
ALTER TABLE `Part` DROP FOREIGN KEY `Part_code_fkey`;

-- DropIndex
DROP INDEX `Alone_code_key` ON `Alone`;

-- AlterTable
ALTER TABLE `Alone` DROP PRIMARY KEY,
    DROP COLUMN `id`,
    ADD PRIMARY KEY (`code`);

-- AlterTable
ALTER TABLE `Pair` DROP PRIMARY KEY,
    DROP COLUMN `right`,
    ADD PRIMARY KEY (`left`);

-- AddForeignKey
ALTER TABLE `Part` ADD CONSTRAINT `Part_code_fkey` FOREIGN KEY (`code`) REFERENCES `Alone`(`code`) ON DELETE RESTRICT ON UPDATE CASCADE;
