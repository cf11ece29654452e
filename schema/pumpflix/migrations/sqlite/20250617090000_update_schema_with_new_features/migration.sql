-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_CredentialUsageLog" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "credentialId" TEXT NOT NULL,
    "executionLogId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "action" TEXT NOT NULL DEFAULT 'request',
    "errorMessage" TEXT,
    "ipAddress" TEXT,
    "usedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "CredentialUsageLog_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "Credential" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CredentialUsageLog_executionLogId_fkey" FOREIGN KEY ("executionLogId") REFERENCES "ExecutionLog" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_CredentialUsageLog" ("action", "credentialId", "errorMessage", "executionLogId", "id", "ipAddress", "status", "usedAt") SELECT "action", "credentialId", "errorMessage", "executionLogId", "id", "ipAddress", "status", "usedAt" FROM "CredentialUsageLog";
DROP TABLE "CredentialUsageLog";
ALTER TABLE "new_CredentialUsageLog" RENAME TO "CredentialUsageLog";
CREATE INDEX "CredentialUsageLog_credentialId_idx" ON "CredentialUsageLog"("credentialId");
CREATE INDEX "CredentialUsageLog_executionLogId_idx" ON "CredentialUsageLog"("executionLogId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "ExecutionLog_createdAt_idx" ON "ExecutionLog"("createdAt");

-- CreateIndex
CREATE INDEX "Invoice_status_idx" ON "Invoice"("status");

-- CreateIndex
CREATE INDEX "Invoice_dueDate_idx" ON "Invoice"("dueDate");

-- CreateIndex
CREATE INDEX "Subscription_status_idx" ON "Subscription"("status");

-- CreateIndex
CREATE INDEX "WebSocketSession_status_idx" ON "WebSocketSession"("status");

-- CreateIndex
CREATE INDEX "WebSocketSession_clientId_idx" ON "WebSocketSession"("clientId");

-- CreateIndex
CREATE INDEX "AIPromptTemplate_category_idx" ON "AIPromptTemplate"("category");

-- CreateIndex
CREATE INDEX "UserSession_expiresAt_idx" ON "UserSession"("expiresAt");

-- CreateIndex
CREATE INDEX "AuditLog_action_idx" ON "AuditLog"("action");

-- CreateIndex
CREATE INDEX "AuditLog_resource_idx" ON "AuditLog"("resource");

-- CreateIndex
CREATE INDEX "AuditLog_resourceId_idx" ON "AuditLog"("resourceId");

-- CreateIndex
CREATE INDEX "AuditLog_createdAt_idx" ON "AuditLog"("createdAt");

-- CreateIndex
CREATE INDEX "SystemAlert_severity_idx" ON "SystemAlert"("severity");

-- CreateIndex
CREATE INDEX "SystemAlert_isResolved_idx" ON "SystemAlert"("isResolved");

-- CreateIndex
CREATE INDEX "SystemAlert_createdAt_idx" ON "SystemAlert"("createdAt");

-- CreateIndex
CREATE INDEX "ApiKey_isRevoked_idx" ON "ApiKey"("isRevoked");

-- CreateIndex
CREATE INDEX "ApiKey_expiresAt_idx" ON "ApiKey"("expiresAt");
