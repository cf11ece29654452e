-- CreateTable
CREATE TABLE "AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "größe_einer_sehr_langen_spalte_mit_ümlauten_in_ihrem_namen_äöüäöü" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "first" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,
    CONSTRAINT "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_A_fkey" FOREIGN KEY ("A") REFERENCES "AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_B_fkey" FOREIGN KEY ("B") REFERENCES "BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_größe_einer_sehr_langen_spalte_mit_ümlauten_in_ihrem_namen_äöüäöü_key" ON "AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe"("größe_einer_sehr_langen_spalte_mit_ümlauten_in_ihrem_namen_äöüäöü");

-- CreateIndex
CREATE INDEX "BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_id_first_idx" ON "BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe"("id", "first");

-- CreateIndex
CREATE UNIQUE INDEX "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_AB_unique" ON "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe"("A", "B");

-- CreateIndex
CREATE INDEX "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_B_index" ON "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe"("B");
