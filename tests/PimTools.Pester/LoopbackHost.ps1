# The emulated tenant on loopback HTTP, in a process of its own, for the files that need a true network between.

function Start-EmulatorHost([string] $Options = '') {
    $built = Get-ChildItem "$PSScriptRoot/../PimTools.Emulator.Host/bin/*/*/PimTools.Emulator.Host.dll" -ErrorAction Ignore |
        Sort-Object LastWriteTimeUtc | Select-Object -Last 1
    if (-not $built) {
        throw 'The emulator host is not built. Run dotnet build in the repository.'
    }

    $start = New-Object Diagnostics.ProcessStartInfo
    $start.FileName = if ($env:DOTNET_HOST_PATH) { $env:DOTNET_HOST_PATH } else { 'dotnet' }
    $start.Arguments = '"{0}" --port 0 {1}' -f $built.FullName, $Options
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if ($line -notmatch '^Listening on (?<address>http://127\.0\.0\.1:\d+)$') {
        throw "The emulator host did not start: '$line'"
    }

    [pscustomobject]@{ Address = $Matches.address; Process = $process }
}

function Stop-EmulatorHost($EmulatorHost) {
    if ($EmulatorHost) {
        $EmulatorHost.Process.Kill()
        $EmulatorHost.Process.WaitForExit()
    }
}

# The text of an access token, as the tenant issues it. Query: user, lifetime, mfa, acrs, scopes.
function Get-EmulatorToken($EmulatorHost, [string] $Query = 'user=ada') {
    Invoke-RestMethod "$($EmulatorHost.Address)/_emulator/token?$Query"
}

function Connect-EmulatorHost($EmulatorHost, [string] $User) {
    $token = ConvertTo-SecureString (Get-EmulatorToken $EmulatorHost "user=$User") -AsPlainText -Force
    Connect-Pim -AccessToken $token -GraphEndpoint $EmulatorHost.Address -Name $User
}
