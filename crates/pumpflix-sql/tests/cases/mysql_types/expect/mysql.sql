-- CreateTable
CREATE TABLE `Article` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `slug` VARCHAR(100) NOT NULL,
    `title` VARCHAR(191) NOT NULL,
    `body` TEXT NOT NULL,
    `size` ENUM('SMALL', 'it''s big') NOT NULL DEFAULT 'it''s big',
    `flags` TINYINT NOT NULL DEFAULT false,
    `views` INTEGER UNSIGNED NOT NULL DEFAULT 0,
    `data` JSON NOT NULL,
    `at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `day` DATETIME(0) NOT NULL DEFAULT CURRENT_TIMESTAMP(0),
    `hash` BINARY(16) NOT NULL,

    UNIQUE INDEX `Article_slug_key`(`slug`),
    INDEX `Article_body_idx`(`body`(50)),
    FULLTEXT INDEX `Article_title_body_idx`(`title`, `body`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
