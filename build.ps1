#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, shows, packages or draws PimTools. It only wraps the dotnet commands that the README names, and the script of the picture.
.PARAMETER Task
Package leaves two files in -Destination: PimTools.<version>.zip, the folder of the module, and PimTools.<version>.nupkg, which
Install-PSResource takes from a folder that is registered as a repository.
.PARAMETER NoBuild
Packages what is in out/PimTools already.
#>
param(
    [ValidateSet('Build', 'Test', 'Demo', 'Package', 'Picture')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [string] $Destination = 'out',

    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'

function New-Package([string] $Folder) {
    $null = New-Item $Folder -ItemType Directory -Force
    $version = (Import-PowerShellDataFile PimTools.psd1).ModuleVersion
    $archive = Join-Path $Folder "PimTools.$version.zip"
    $package = Join-Path $Folder "PimTools.$version.nupkg"
    $archive, $package | Where-Object { Test-Path $_ } | Remove-Item
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [System.IO.Compression.ZipFile]::CreateFromDirectory("$PSScriptRoot/out/PimTools", $archive, 'Optimal', $true)
    Compress-PSResource -Path out/PimTools -DestinationPath $Folder
    Get-Item $archive, $package
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration $Configuration }
        'Test' { dotnet test }
        'Demo' { dotnet run --project samples/Tour }
        'Picture' { ./build/Picture.ps1 }
        'Package' {
            if (-not $NoBuild) { dotnet build --configuration $Configuration }
            if ($NoBuild -or $LASTEXITCODE -eq 0) { New-Package $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Destination) }
        }
    }
    if (-not $NoBuild -and $Task -ne 'Picture' -and $LASTEXITCODE) { exit $LASTEXITCODE }
}
finally {
    Pop-Location
}
