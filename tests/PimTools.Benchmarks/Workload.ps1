# Runs one workload against the emulated tenant on loopback HTTP, and beside it the calls of its peer and the least that the API allows.
# Everything is told as one line of JSON.
param(
    [Parameter(Mandatory)] [string] $Name,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $EmulatorHost,
    [string] $Latency = '50ms')

$ErrorActionPreference = 'Stop'
$env:NO_PROXY = '127.0.0.1,localhost'
$env:PIMTOOLS_CONFIG = Join-Path ([IO.Path]::GetTempPath()) "PimToolsWorkload$PID"
. "$PSScriptRoot/Workloads.ps1"
$workload = $workloads | Where-Object Name -EQ $Name

$start = New-Object Diagnostics.ProcessStartInfo
$start.FileName = if ($env:DOTNET_HOST_PATH) { $env:DOTNET_HOST_PATH } else { 'dotnet' }
$start.Arguments = '"{0}" --port 0 {1}' -f $EmulatorHost, $workload.Host
$start.RedirectStandardOutput = $true
$start.UseShellExecute = $false
$process = [Diagnostics.Process]::Start($start)
try {
    $null = $process.StandardOutput.ReadLine() -match '(http://127\.0\.0\.1:\d+)'
    $root = $Matches[1]
    $http = New-Object Net.Http.HttpClient

    function Get-Token([string] $Query) { Invoke-RestMethod "$root/_emulator/token?$Query" }

    function Connect-As([string] $User) {
        $graph, $azure = "user=$User", "user=$User&audience=https://management.azure.com" | ForEach-Object { ConvertTo-SecureString (Get-Token $_) -AsPlainText -Force }
        $endpoints = @{ GraphEndpoint = $root; ArmEndpoint = $root.Replace('127.0.0.1', 'localhost') }
        $null = Connect-Pim -AccessToken $graph -ArmAccessToken $azure @endpoints -Name $User
    }

    function Set-Latency([string] $Time) {
        $null = Invoke-RestMethod -Method Delete "$root/_emulator/faults"
        $null = Invoke-RestMethod -Method Post "$root/_emulator/faults?latency=$Time"
    }

    function Measure-Traffic([scriptblock] $Work) {
        $null = Invoke-RestMethod -Method Delete "$root/_emulator/traffic"
        $first = $null
        $objects = 0
        $myself = [Diagnostics.Process]::GetCurrentProcess()
        $processor = $myself.TotalProcessorTime
        $watch = [Diagnostics.Stopwatch]::StartNew()
        & $Work | ForEach-Object { if (-not $objects++) { $first = $watch.Elapsed.TotalMilliseconds } }
        $whole = $watch.Elapsed.TotalMilliseconds
        $myself.Refresh()
        $processor = $myself.TotalProcessorTime - $processor
        $traffic = Invoke-RestMethod "$root/_emulator/traffic"
        [ordered]@{
            Calls = $traffic.calls; Deep = $traffic.deep; KiB = [math]::Round($traffic.bytes / 1KB)
            Milliseconds = [math]::Round($whole); Processor = [math]::Round($processor.TotalMilliseconds); First = if ($null -ne $first) { [math]::Round($first) }; Objects = $objects
        }
    }

    # One call after the other, each read whole, as the peer makes them.
    function Read-Sequence([int] $Count, [string] $Path) {
        for ($i = 0; $i -lt $Count; $i++) { $null = $http.GetByteArrayAsync($root + $Path).GetAwaiter().GetResult() }
    }

    # The pages of a list, each asked for when the one before is read.
    function Read-Pages([string] $Path) {
        $next = $root + $Path
        while ($next) {
            $document = [Text.Json.JsonDocument]::Parse($http.GetStringAsync($next).GetAwaiter().GetResult())
            $link = New-Object Text.Json.JsonElement
            $next = if ($document.RootElement.TryGetProperty('@odata.nextLink', [ref] $link)) { $root + ([uri] $link.GetString()).PathAndQuery }
        }
    }

    # What is held beyond what is needed does not count, nor what the preparation took.
    function Get-IdleMemory {
        [GC]::Collect()
        [GC]::WaitForPendingFinalizers()
        [GC]::Collect(2, [GCCollectionMode]::Aggressive)
        if (Test-Path /proc/self/clear_refs) { [IO.File]::WriteAllText('/proc/self/clear_refs', '5') }
        [Diagnostics.Process]::GetCurrentProcess().WorkingSet64
    }

    Import-Module $Module
    & $workload.Setup
    $http.DefaultRequestHeaders.Authorization = New-Object Net.Http.Headers.AuthenticationHeaderValue 'Bearer', (Get-Token "user=$($workload.As)")
    Read-Sequence 1 '/v1.0/me'
    Set-Latency $(if ($workload.Latency) { $workload.Latency } else { $Latency })
    $idle = Get-IdleMemory
    $ours = Measure-Traffic $workload.Work
    $peak = [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
    $limit = Measure-Traffic $workload.Limit
    $peer = if ($workload.Peer) { Measure-Traffic $workload.Peer }
    [ordered]@{ Name = $Name; Ours = $ours; Peak = [math]::Round($peak / 1MB); Idle = [math]::Round($idle / 1MB); Limit = $limit.Milliseconds; Peer = $peer } | ConvertTo-Json -Compress -Depth 5
}
finally {
    $process.Kill()
    Remove-Item $env:PIMTOOLS_CONFIG -Recurse -Force -ErrorAction Ignore
}
