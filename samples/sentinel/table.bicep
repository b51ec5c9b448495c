// A table for the audit log of PIM, and the data collection rule through which Export-PimAuditLog fills it.
// Deploy it into the resource group of the Log Analytics workspace of Microsoft Sentinel.

@description('The name of the Log Analytics workspace, in this resource group.')
param workspaceName string

@description('The object id of the application or managed identity that runs Export-PimAuditLog.')
param exporterObjectId string

@description('Where the rule lies; the region of the workspace.')
param location string = resourceGroup().location

@description('For how many days records can be queried; the table keeps them for as long as totalRetentionInDays says.')
param retentionInDays int = 90

@description('For how many days records are kept, the archive included.')
param totalRetentionInDays int = 2556

// The lines of -Format JsonLines. The test of this sample compares them with what the cmdlet writes.
var columns = [
  { name: 'RecordId', type: 'string' }
  { name: 'Time', type: 'datetime' }
  { name: 'Activity', type: 'string' }
  { name: 'Category', type: 'string' }
  { name: 'OperationType', type: 'string' }
  { name: 'Result', type: 'string' }
  { name: 'Reason', type: 'string' }
  { name: 'Kind', type: 'string' }
  { name: 'Role', type: 'string' }
  { name: 'RoleId', type: 'string' }
  { name: 'Access', type: 'string' }
  { name: 'Scope', type: 'string' }
  { name: 'ScopeId', type: 'string' }
  { name: 'Principal', type: 'string' }
  { name: 'PrincipalId', type: 'string' }
  { name: 'PrincipalType', type: 'string' }
  { name: 'UserPrincipalName', type: 'string' }
  { name: 'Initiator', type: 'string' }
  { name: 'InitiatorId', type: 'string' }
  { name: 'InitiatorUserPrincipalName', type: 'string' }
  { name: 'IpAddress', type: 'string' }
  { name: 'Justification', type: 'string' }
  { name: 'TicketNumber', type: 'string' }
  { name: 'TicketSystem', type: 'string' }
  { name: 'Start', type: 'datetime' }
  { name: 'End', type: 'datetime' }
  { name: 'Duration', type: 'string' }
  { name: 'RequestId', type: 'string' }
  { name: 'CorrelationId', type: 'string' }
  { name: 'Service', type: 'string' }
  { name: 'EntraTenantId', type: 'string' }
  { name: 'Targets', type: 'dynamic' }
  { name: 'Details', type: 'dynamic' }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2022-10-01' existing = {
  name: workspaceName
}

resource table 'Microsoft.OperationalInsights/workspaces/tables@2022-10-01' = {
  parent: workspace
  name: 'PimAudit_CL'
  properties: {
    retentionInDays: retentionInDays
    totalRetentionInDays: totalRetentionInDays
    schema: {
      name: 'PimAudit_CL'
      columns: concat([
        { name: 'TimeGenerated', type: 'datetime' }
      ], columns)
    }
  }
}

resource rule 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: 'pim-audit'
  location: location
  kind: 'Direct'
  properties: {
    streamDeclarations: {
      'Custom-EntraPim': {
        columns: columns
      }
    }
    destinations: {
      logAnalytics: [
        { name: 'workspace', workspaceResourceId: workspace.id }
      ]
    }
    dataFlows: [
      {
        streams: [ 'Custom-EntraPim' ]
        destinations: [ 'workspace' ]
        outputStream: 'Custom-PimAudit_CL'
        transformKql: 'source | extend TimeGenerated = Time'
      }
    ]
  }
  dependsOn: [ table ]
}

// Monitoring Metrics Publisher: to send through the rule, and nothing else.
resource publisher 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(rule.id, exporterObjectId)
  scope: rule
  properties: {
    principalId: exporterObjectId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '3913510d-42f4-4e42-8a64-420c390055eb')
  }
}

output ingestionEndpoint string = rule.properties.endpoints.logsIngestion
output ruleId string = rule.properties.immutableId
output streamName string = 'Custom-EntraPim'
