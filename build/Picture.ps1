#!/usr/bin/env pwsh
<#
.SYNOPSIS
Draws docs/pictures/session.svg: a session on the emulated tenant, as a terminal shows it. It needs the module in out/PimTools.
.DESCRIPTION
The commands run, and what they put out is drawn with its colours. Each step appears a little after the one before it; whoever asks for no motion sees
all of it at once.
#>
param([string] $Path = "$PSScriptRoot/../docs/pictures/session.svg")

$ErrorActionPreference = 'Stop'
$columns = 92
$letterWidth = 8.43
$lineHeight = 19
$pause = 1.6

# Foregrounds by the numbers of their control sequences.
$colours = @{ 31 = '#f97583'; 32 = '#85e89d'; 33 = '#ffea7f'; 36 = '#79d4e6' }

$steps = @(
    'Connect-Pim -Emulator'
    'Get-PimAssignment -Mine -Kind EntraRole'
    "pim 'User Administrator' 'New accounts'"
    "pim 'Exchange Administrator' 'Mail queue is stuck' -Ticket INC-4711"
    'Connect-Pim -Emulator -As cleo'
    "Get-PimRequest -PendingMyApproval -Role 'Exchange*'"
    "Approve-PimRequest 'Exchange*' -Justification 'Seen in monitoring'"
)

# The runs of a line that have one colour each.
function Split-Colour([string] $Line) {
    $colour, $isBold = '', $false
    foreach ($part in [regex]::Matches($Line, '\e\[(?<codes>[\d;]*)m|[^\e]+')) {
        if (-not $part.Groups['codes'].Success) {
            @{ Text = $part.Value; Colour = $colour; IsBold = $isBold }
            continue
        }
        foreach ($code in [int[]] ($part.Groups['codes'].Value -split ';' -replace '^$', '0')) {
            if ($code -eq 0) { $colour, $isBold = '', $false }
            elseif ($code -eq 1) { $isBold = $true }
            elseif ($colours.ContainsKey($code)) { $colour = $colours[$code] }
        }
    }
}

function Write-Line([string] $Line, [int] $Row) {
    $y = 46 + $Row * $lineHeight
    $spans = foreach ($run in Split-Colour $Line) {
        $style = ''
        if ($run.Colour) { $style += ' fill="{0}"' -f $run.Colour }
        if ($run.IsBold) { $style += ' font-weight="bold"' }
        '<tspan{0}>{1}</tspan>' -f $style, [Security.SecurityElement]::Escape($run.Text)
    }
    '<text x="16" y="{0}" xml:space="preserve">{1}</text>' -f $y, (-join $spans)
}

Import-Module "$PSScriptRoot/../out/PimTools"
$rendering = $PSStyle.OutputRendering
$PSStyle.OutputRendering = 'Ansi'
$culture = [cultureinfo]::CurrentCulture
$savedConfig = $env:PIMTOOLS_CONFIG
$env:PIMTOOLS_CONFIG = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
try {
    # Without a language PowerShell breaks words.
    [cultureinfo]::CurrentCulture = 'en-US'
    $null = Connect-Pim -Emulator -Reset
    $row = 0

    # As a terminal does, which knows no words.
    filter Split-Width { if ($_ -notmatch '\e' -and $_.Length -gt $columns) { $_.Substring(0, $columns); $_.Substring($columns) | Split-Width } else { $_ } }
    $groups = for ($i = 0; $i -lt $steps.Count; $i++) {
        $shown = ((& ([scriptblock]::Create($steps[$i])) | Out-String -Width $columns) -split '\r?\n' | ForEach-Object TrimEnd) -join "`n"
        $lines = @("$([char]27)[36mPS>$([char]27)[0m $($steps[$i])") + @($shown.Trim("`n") -split "`n" | Split-Width) + ''
        '<g class="step" style="animation-delay: {0}s">' -f ($i * $pause).ToString([cultureinfo]::InvariantCulture)
        foreach ($line in $lines) {
            if ($line) { Write-Line $line $row }
            $row++
        }
        '</g>'
    }
}
finally {
    $PSStyle.OutputRendering = $rendering
    [cultureinfo]::CurrentCulture = $culture
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

$width = [math]::Ceiling(32 + $columns * $letterWidth)
$height = 46 + $row * $lineHeight
$svg = @"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 $width $height" width="$width" height="$height" role="img" aria-labelledby="title">
<title id="title">A session: what one is eligible for, an activation, and an approval</title>
<style>
text { font-family: Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 14px; fill: #d7dde4; }
.step { opacity: 0; animation: show 0.2s forwards; }
@keyframes show { to { opacity: 1; } }
@media (prefers-reduced-motion: reduce) { .step { opacity: 1; animation: none; } }
</style>
<rect width="100%" height="100%" rx="8" fill="#1c2128"/>
<circle cx="20" cy="16" r="6" fill="#f97583"/><circle cx="40" cy="16" r="6" fill="#ffea7f"/><circle cx="60" cy="16" r="6" fill="#85e89d"/>
$($groups -join "`n")
</svg>

"@
$null = New-Item (Split-Path $Path) -ItemType Directory -Force
[IO.File]::WriteAllText($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path), ($svg -replace '\r\n', "`n").TrimEnd() + "`n")
