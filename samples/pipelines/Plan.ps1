<#
.SYNOPSIS
Plans a configuration, and leaves the plan as a file for the machine and as Markdown for people.
.DESCRIPTION
Expects a connection: the pipeline signs in before. It changes nothing in the tenant. A document with an error ends it, with each error by file and line.
It puts out an object with HasChanges and the two files, and tells a pipeline whether there are changes: `changes=true` in GITHUB_OUTPUT, the variable
`changes` in Azure Pipelines.
#>
param(
    [string] $Path = 'pim',
    [string] $OutFolder = 'out',
    [switch] $Prune
)

$ErrorActionPreference = 'Stop'
$null = New-Item -ItemType Directory -Force $OutFolder
$plan = New-PimPlan $Path -Prune:$Prune -OutFile (Join-Path $OutFolder plan.json)
$markdown = Join-Path $OutFolder plan.md
[IO.File]::WriteAllText((Join-Path (Convert-Path $OutFolder) plan.md), $plan.ToMarkdown())

$changes = "$($plan.HasChanges)".ToLowerInvariant()
if ($env:GITHUB_OUTPUT) { Add-Content $env:GITHUB_OUTPUT "changes=$changes" }
if ($env:GITHUB_STEP_SUMMARY) { Get-Content $markdown | Add-Content $env:GITHUB_STEP_SUMMARY }
if ($env:TF_BUILD) { Write-Host "##vso[task.setvariable variable=changes;isOutput=true]$changes" }

# What could not be read is neither a change nor none.
[pscustomobject]@{
    HasChanges = $plan.HasChanges
    IsComplete = $plan.IsComplete
    Summary    = $plan.Summary
    Plan       = Join-Path $OutFolder plan.json
    Markdown   = $markdown
}
