-- CreateTable
CREATE TABLE `AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe` (
    `id` INTEGER NOT NULL,
    `größe_einer_sehr_langen_spalte_mit_ümlauten_in_ihrem_namen_äöüäöü` INTEGER NOT NULL,

    UNIQUE INDEX `AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_key`(`größe_einer_sehr_langen_spalte_mit_ümlauten_in_ihrem_namen_äöüäöü`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe` (
    `id` INTEGER NOT NULL,
    `first` INTEGER NOT NULL,

    INDEX `BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_idx`(`id`, `first`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToB` (
    `A` INTEGER NOT NULL,
    `B` INTEGER NOT NULL,

    UNIQUE INDEX `_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsT_AB_unique`(`A`, `B`),
    INDEX `_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThe_B_index`(`B`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToB` ADD CONSTRAINT `_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThem_A_fkey` FOREIGN KEY (`A`) REFERENCES `AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToB` ADD CONSTRAINT `_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThem_B_fkey` FOREIGN KEY (`B`) REFERENCES `BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;
