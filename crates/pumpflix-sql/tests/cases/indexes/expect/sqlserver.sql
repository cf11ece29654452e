BEGIN TRY

BEGIN TRAN;

-- CreateSchema
IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = N'dbo') EXEC sp_executesql N'CREATE SCHEMA [dbo];';

-- CreateTable
CREATE TABLE [dbo].[Page] (
    [id] INT NOT NULL,
    [slug] NVARCHAR(1000) NOT NULL,
    [title] NVARCHAR(1000) NOT NULL,
    [views] INT NOT NULL,
    CONSTRAINT [Page_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [Page_slug_key] UNIQUE NONCLUSTERED ([slug]),
    CONSTRAINT [Page_title_views_key] UNIQUE NONCLUSTERED ([title],[views]),
    CONSTRAINT [odd "name"] UNIQUE NONCLUSTERED ([views])
);

-- CreateIndex
CREATE NONCLUSTERED INDEX [hot] ON [dbo].[Page]([views] DESC, [title] ASC);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Page_title_idx] ON [dbo].[Page]([title]);

COMMIT TRAN;

END TRY
BEGIN CATCH

IF @@TRANCOUNT > 0
BEGIN
    ROLLBACK TRAN;
END;
THROW

END CATCH
