-- AlterTable
ALTER TABLE `Thing` DROP COLUMN `leaving`,
    MODIFY `grown` ENUM('A', 'MIDDLE', 'B', 'LAST') NOT NULL DEFAULT 'A',
    MODIFY `shrunk` ENUM('A') NOT NULL DEFAULT 'A',
    MODIFY `used` ENUM('A', 'NEW') NOT NULL DEFAULT 'NEW',
    MODIFY `renamed` ENUM('new') NOT NULL DEFAULT 'new';
