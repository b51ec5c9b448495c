# Runs the Pester files whose paths come over a pipe, a line each, and answers each with a line of JSON that tells what became of it.
param(
    [Parameter(Mandatory)] [string] $PipeName,
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $Module
)

$ErrorActionPreference = 'Stop'

# Each file has a runspace of its own, so that variables, functions, modules, drives and the location go with it. What is of the whole process is put back here.
$environment = [Environment]::GetEnvironmentVariables()
$folder = [Environment]::CurrentDirectory
$rendering = if ($PSStyle) { $PSStyle.OutputRendering }
Import-Module $Module

function Reset-Process {
    Disconnect-Pim -All
    $null = Connect-Pim -Emulator -Reset
    Disconnect-Pim -All
    foreach ($name in @([Environment]::GetEnvironmentVariables().Keys)) {
        if (-not $environment.ContainsKey($name)) { [Environment]::SetEnvironmentVariable($name, $null) }
    }
    foreach ($name in $environment.Keys) { [Environment]::SetEnvironmentVariable($name, $environment[$name]) }
    [Environment]::CurrentDirectory = $folder
    [cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::DefaultThreadCurrentUICulture = $null
    if ($PSStyle) { $PSStyle.OutputRendering = $rendering }
}

function Get-Error($Records) {
    ($Records | ForEach-Object { $_.DisplayErrorMessage; $_.DisplayStackTrace }) -join "`n"
}

function Invoke-File([string] $Path) {
    $runspace = [runspacefactory]::CreateRunspace($Host, [initialsessionstate]::CreateDefault2())
    $runspace.Open()
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $null = $shell.AddScript({
            param($Pester, $Path)
            if ($env:PIMTOOLS_CULTURE) { [cultureinfo]::CurrentCulture = [cultureinfo]::DefaultThreadCurrentCulture = $env:PIMTOOLS_CULTURE }
            Import-Module $Pester
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = $Path
            $configuration.Run.PassThru = $true
            $configuration.Output.Verbosity = 'Detailed'
            $configuration.Output.RenderMode = 'Plaintext'
            Invoke-Pester -Configuration $configuration
        }).AddArgument($Pester).AddArgument($Path)
    try {
        $run = $shell.Invoke() | Select-Object -Last 1
        [pscustomobject]@{
            File       = Split-Path $Path -Leaf
            PowerShell = "$($PSVersionTable.PSVersion)"
            Outcome    = $run.Result
            Tests      = @($run.Tests | ForEach-Object {
                    @{ Name = $_.ExpandedPath; Outcome = $_.Result; Seconds = $_.Duration.TotalSeconds; Error = Get-Error $_.ErrorRecord }
                })
            Errors     = @(@($run.FailedBlocks) + @($run.FailedContainers) | Where-Object { $_ } | ForEach-Object { "$_"; Get-Error $_.ErrorRecord })
            Output     = -join ($shell.Streams.Information.MessageData | ForEach-Object { "$_"; if (-not $_.NoNewLine) { "`n" } })
        }
    }
    finally {
        $shell.Dispose()
        $runspace.Dispose()
    }
}

$pipe = New-Object IO.Pipes.NamedPipeClientStream '.', $PipeName, 'InOut'
$pipe.Connect(60000)
$files = New-Object IO.StreamReader $pipe
$results = New-Object IO.StreamWriter $pipe
while ($path = $files.ReadLine()) {
    # The user's own favourites are nothing to tests.
    $configuration = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
    $env:PIMTOOLS_CONFIG = $configuration
    $result = Invoke-File $path
    Reset-Process
    if (Test-Path $configuration) { Remove-Item $configuration -Recurse -Force }
    $results.WriteLine((ConvertTo-Json $result -Depth 4 -Compress))
    $results.Flush()
}
