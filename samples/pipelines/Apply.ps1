<#
.SYNOPSIS
Applies a saved plan, exactly that one, and reports each step.
.DESCRIPTION
Expects a connection. A stale plan is refused before anything is sent; the error tells what has moved. Where a step fails, the others of its role are
skipped, and the script ends with an error after the report. The same plan may be applied again: what is done already is told as Unchanged.
#>
param(
    [string] $Plan = 'out/plan.json',
    [string] $Report = 'out/applied.md'
)

$ErrorActionPreference = 'Stop'
$steps = @(Invoke-PimPlan -Path $Plan -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures)
if (-not $steps -and $failures) { throw $failures[0] }

# Everything that comes from the tenant stands in code, where it can form nothing and call nobody.
function Format-Code([string] $Text) { '`' + $Text.Replace('`', "'").Replace('|', '\|') + '`' }
$rows = $steps | ForEach-Object { "| $($_.Result) | $($_.Action) | $(Format-Code "$($_.Role) $($_.Scope) $($_.Principal)".Trim()) | $(Format-Code $_.Reason) |" }
$lines = @('### PIM plan applied', '', '| Result | Action | What | Reason |', '| --- | --- | --- | --- |') + $rows
Set-Content $Report $lines
if ($env:GITHUB_STEP_SUMMARY) { Add-Content $env:GITHUB_STEP_SUMMARY $lines }

$steps | Group-Object Result -NoElement | ForEach-Object { Write-Host "$($_.Count) $($_.Name)" }
$bad = @($steps | Where-Object { "$($_.Result)" -in 'Failed', 'Skipped' })
if ($bad) { throw "$($bad.Count) of $($steps.Count) steps were not taken; see $Report. Apply the same plan again once the cause is mended." }
$steps
