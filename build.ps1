#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, shows or packages PimTools. It only wraps the dotnet commands that the README names.
#>
param(
    [ValidateSet('Build', 'Test', 'Demo', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration $Configuration }
        'Test' { dotnet test }
        'Demo' { dotnet run --project samples/Tour }
        'Package' {
            dotnet build --configuration $Configuration
            if ($LASTEXITCODE -eq 0) {
                $version = (Import-PowerShellDataFile PimTools.psd1).ModuleVersion
                $package = "out/PimTools.$version.zip"
                if (Test-Path $package) { Remove-Item $package }
                Add-Type -AssemblyName System.IO.Compression.FileSystem
                [System.IO.Compression.ZipFile]::CreateFromDirectory("$PSScriptRoot/out/PimTools", "$PSScriptRoot/$package", 'Optimal', $true)
                Get-Item $package
            }
        }
    }
    if ($LASTEXITCODE) { exit $LASTEXITCODE }
}
finally {
    Pop-Location
}
