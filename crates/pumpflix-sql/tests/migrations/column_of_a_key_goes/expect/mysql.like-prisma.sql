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
