-- CreateTable
CREATE TABLE `User` (
    `id` INTEGER NOT NULL,
    `role` ENUM('READER', 'it''s a writer') NOT NULL DEFAULT 'it''s a writer',
    `other` ENUM('READER', 'it''s a writer') NULL,

    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
