<#
.SYNOPSIS
Finds out whether the tenant still is as the configuration says, and writes a report for an issue where it is not.
.DESCRIPTION
Expects a connection that reads. It changes nothing. Drift is a setting or an assignment that differs, one that the document does not name in a role that it
lists, and a part that could not be read: that is no proof that all is well.
#>
param(
    [string] $Path = 'pim',
    [string] $OutFolder = 'out'
)

$ErrorActionPreference = 'Stop'
$plan = & "$PSScriptRoot/Plan.ps1" -Path $Path -OutFolder $OutFolder -Prune
$hasDrift = $plan.HasChanges -or -not $plan.IsComplete
if ($env:GITHUB_OUTPUT) { Add-Content $env:GITHUB_OUTPUT "drift=$("$hasDrift".ToLowerInvariant())" }
if ($env:TF_BUILD) { Write-Host "##vso[task.setvariable variable=drift;isOutput=true]$("$hasDrift".ToLowerInvariant())" }
[pscustomobject]@{ HasDrift = $hasDrift; Summary = $plan.Summary; Report = $plan.Markdown }
