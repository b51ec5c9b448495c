# Imports an empty binary module and PimTools, each in a fresh process per round, and tells the medians and what the difference is made of.
param([Parameter(Mandatory)] [string] $Module, [int] $Rounds = 10)

. "$PSScriptRoot/AnotherPowerShell.ps1"
$powershell, $library = Get-PowerShellCommand
$empty = Join-Path ([System.IO.Path]::GetTempPath()) "PimToolsEmpty$PID"
$null = New-Item -ItemType Directory $empty
try {
    Add-Type -OutputAssembly "$empty/Empty.dll" -TypeDefinition @'
using System.Management.Automation;
[Cmdlet("Get", "Nothing")] public sealed class GetNothingCommand : PSCmdlet { }
'@
    New-ModuleManifest "$empty/Empty.psd1" -RootModule Empty.dll -ModuleVersion 1.0 -CmdletsToExport Get-Nothing -FunctionsToExport @() -AliasesToExport @()
    $noViews = Join-Path $empty 'PimTools'
    Copy-Item $Module $noViews -Recurse
    $manifest = "$noViews/PimTools.psd1"
    (Get-Content $manifest -Raw) -replace "(?m)^\s*FormatsToProcess.*$", '' | Set-Content $manifest

    function Measure-Import([string] $Path) {
        # The first import in a process also pays for the engine's own module code; a warm-up import takes that out of both.
        $times = foreach ($round in 1..$Rounds) {
            & $powershell $library -NoProfile -NonInteractive -Command "Import-Module Microsoft.PowerShell.Utility; `$null = Import-Module '$empty/Empty.psd1' -PassThru | Remove-Module
                `$watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$Path'; `$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
        }
        $sorted = @($times.ForEach{ [double]::Parse($_, [cultureinfo]::InvariantCulture) } | Sort-Object)
        $sorted[[int][Math]::Floor($sorted.Count / 2)]
    }

    $nothing = Measure-Import "$empty/Empty.psd1"
    $bare = Measure-Import $manifest
    $whole = Measure-Import (Join-Path $Module 'PimTools.psd1')
    'Import, median of {0} fresh processes: empty binary module {1:0.0} ms, PimTools {2:0.0} ms.' -f $Rounds, $nothing, $whole
    'Of the difference of {0:0.0} ms, {1:0.0} ms are the views; the rest is loading two assemblies and reflecting over the cmdlets.' -f ($whole - $nothing), ($whole - $bare)
}
finally {
    Remove-Item $empty -Recurse -Force
}
