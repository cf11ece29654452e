-- DropForeignKey
ALTER TABLE `Part` DROP FOREIGN KEY `Part_ofId_fkey`;

-- DropIndex
DROP INDEX `Counter_code_key` ON `Counter`;

-- AlterTable
ALTER TABLE `Counter` ADD PRIMARY KEY (`id`);

-- DropIndex
DROP INDEX `again` ON `Counter`;

-- DropIndex
DROP INDEX `Counter_id_key` ON `Counter`;

-- AlterTable
ALTER TABLE `Part` ADD PRIMARY KEY (`left`, `right`);

-- DropIndex
DROP INDEX `Part_left_right_key` ON `Part`;

-- AddForeignKey
ALTER TABLE `Part` ADD CONSTRAINT `Part_ofId_fkey` FOREIGN KEY (`ofId`) REFERENCES `Counter`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;
