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
