#requires -Modules PimTools

# Sends what is new in the audit log of PIM to Azure Monitor, as a managed identity. Run it on a schedule; two at once are refused.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [uri] $IngestionEndpoint,
    [Parameter(Mandatory)] [string] $RuleId,
    [string] $StreamName = 'Custom-EntraPim',
    [Parameter(Mandatory)] [string] $BookmarkPath
)

$ErrorActionPreference = 'Stop'
$null = Connect-Pim -ManagedIdentity
Export-PimAuditLog -IngestionEndpoint $IngestionEndpoint -RuleId $RuleId -StreamName $StreamName -BookmarkPath $BookmarkPath
