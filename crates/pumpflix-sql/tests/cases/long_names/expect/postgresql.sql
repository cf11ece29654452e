-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe" (
    "id" INTEGER NOT NULL,
    "größe_einer_sehr_langen_spalte_mit_ümlauten_in_ihrem_namen_äöüäöü" INTEGER NOT NULL,

    CONSTRAINT "AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemTo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe" (
    "id" INTEGER NOT NULL,
    "first" INTEGER NOT NULL,

    CONSTRAINT "BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemTo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeTo" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsTh_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToB_key" ON "AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe"("größe_einer_sehr_langen_spalte_mit_ümlauten_in_ihrem_namen_äöüäöü");

-- CreateIndex
CREATE INDEX "BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToB_idx" ON "BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe"("id", "first");

-- CreateIndex
CREATE INDEX "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsTh_B_index" ON "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeTo"("B");

-- AddForeignKey
ALTER TABLE "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeTo" ADD CONSTRAINT "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThe_A_fkey" FOREIGN KEY ("A") REFERENCES "AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeTo" ADD CONSTRAINT "_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThe_B_fkey" FOREIGN KEY ("B") REFERENCES "BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe"("id") ON DELETE CASCADE ON UPDATE CASCADE;
