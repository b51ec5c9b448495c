# Nobody has connected in this process: commands connect as the last time, and nowhere else.
BeforeDiscovery {
    $isUnix = -not ($IsWindows -or $PSEdition -eq 'Desktop')
}

BeforeAll {
    . "$PSScriptRoot/LoopbackHost.ps1"
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    $powershell, $library = Get-PowerShellCommand
    $contoso = '5d3b800c-f713-4ce9-a422-f1665c722fae'
    $fabrikam = '00000000-0000-4000-8000-0000fab00000'
    $emulatorHost = Start-EmulatorHost
    $drive = (Get-PSDrive TestDrive).Root
    $saved = 'PIMTOOLS_CONFIG', 'PSModulePath', 'STANDIN_HOST', 'STANDIN_USER' | ForEach-Object { @{ Name = $_; Value = [Environment]::GetEnvironmentVariable($_) } }
    $env:STANDIN_HOST = $emulatorHost.Address

    # A module of the name and habits of Az.Accounts, whose session is in the environment.
    $folder = New-Item -ItemType Directory -Force (Join-Path $drive modules/Az.Accounts)
    Set-Content (Join-Path $folder Az.Accounts.psm1) @'
function Get-AzContext { if ($env:STANDIN_USER) { 'signed in' } }
function Get-AzAccessToken([string] $ResourceUrl, [string] $TenantId, [switch] $AsSecureString) {
    $token = Invoke-RestMethod "$env:STANDIN_HOST/_emulator/token?user=$env:STANDIN_USER&audience=$(([uri] $ResourceUrl).GetLeftPart('Authority'))" -Verbose:$false
    [pscustomobject] @{ Token = ConvertTo-SecureString $token -AsPlainText -Force }
}
'@
    New-ModuleManifest (Join-Path $folder Az.Accounts.psd1) -RootModule Az.Accounts.psm1 -ModuleVersion 9.9.9 -FunctionsToExport '*'
    $env:PSModulePath = (Split-Path $folder) + [IO.Path]::PathSeparator + $env:PSModulePath

    # Another process; its lines of every stream, an error as its id and message.
    function Invoke-Fresh([string] $Script) {
        & $powershell $library -NoProfile -NonInteractive -Command "Import-Module '$module'; try { & { $Script } 6>&1 3>&1 | ForEach-Object { `"`$_`" } } catch { `$_.FullyQualifiedErrorId; `$_.Exception.Message; `$_.ErrorDetails.RecommendedAction }"
    }

    function Connect-Once([string] $More = '') {
        $null = Invoke-Fresh "Connect-Pim -UseAz -GraphEndpoint $($emulatorHost.Address) -ArmEndpoint $($emulatorHost.Address.Replace('127.0.0.1', 'localhost')) $More"
    }
}

AfterAll {
    Stop-EmulatorHost $emulatorHost
    $saved | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Name, $_.Value) }
}

Describe 'A command before any Connect-Pim' {
    BeforeEach {
        $env:STANDIN_USER = 'ada'
        $env:PIMTOOLS_CONFIG = Join-Path $drive ([guid]::NewGuid())
        $file = Join-Path $env:PIMTOOLS_CONFIG last-connection.json
    }

    It 'connects as the last time, says as whom, and once for all that follows' {
        Connect-Once

        $lines = Invoke-Fresh '(Get-PimRole "User Administrator" -Kind EntraRole).Name; (Get-PimRole "Global Reader" -Kind EntraRole).Name; (Get-PimContext).SignIn'
        $lines | Should -Be @("Connected as ada@contoso.com to tenant $contoso, as last time.", 'User Administrator', 'Global Reader', 'Az')
    }

    It 'is pim itself, with the favourite of the profile' {
        $env:STANDIN_USER = 'ada'
        $null = Invoke-Fresh "Register-PimProfile work $contoso -Favorite usual"
        Connect-Once '-Profile work; Register-PimFavorite usual "User Administrator" -Justification "As usual" -Duration 1h'

        $lines = Invoke-Fresh 'pim -WarningAction Ignore | ForEach-Object { "$($_.Role): $($_.Justification)" }; (Get-PimContext).Name'
        $lines | Should -Be @("Connected as ada@contoso.com to tenant $contoso, as last time.", 'User Administrator: As usual', 'work')
    }

    It 'connects once for commands that run side by side' {
        Connect-Once

        $lines = Invoke-Fresh '$module = (Get-Module PimTools).Path; 1..4 | ForEach-Object -Parallel { Import-Module $using:module; (Get-PimRole "User Administrator" -Kind EntraRole).Name } -ThrottleLimit 4; (Get-PimContext -ListAvailable).Count'
        @($lines -like 'Connected as*').Count | Should -Be 1
        @($lines -eq 'User Administrator').Count | Should -Be 4
        $lines[-1] | Should -Be '1'
    }

    It 'says that it is somebody else in the same tenant' {
        Connect-Once
        $env:STANDIN_USER = 'cleo'

        Invoke-Fresh '$null = Get-PimRole "User Administrator" -Kind EntraRole' | Should -Be "Connected as cleo@contoso.com to tenant $contoso, as last time, when it was ada@contoso.com."
    }

    It 'refuses another tenant than that of the last time' {
        Connect-Once
        Set-Content $file ((Get-Content $file -Raw) -replace $contoso, $fabrikam)

        $lines = Invoke-Fresh 'Get-PimRole "User Administrator" -Kind EntraRole -ErrorAction Stop'
        $lines[0] | Should -Be 'WrongTenant,PimTools.Commands.GetPimRoleCommand'
        $lines[1] | Should -BeLike "*$contoso*$fabrikam*"
    }

    It 'asks nobody where nobody can be asked, and says who it was' {
        $null = New-Item -ItemType Directory $env:PIMTOOLS_CONFIG
        Set-Content $file (@{ version = 1; signIn = 'DeviceCode'; cloud = 'Global'; tenantId = $contoso; signedIn = 'ada@contoso.com' } | ConvertTo-Json)

        $lines = Invoke-Fresh 'Get-PimRole -ErrorAction Stop'
        $lines[0] | Should -Be 'NotConnected,PimTools.Commands.GetPimRoleCommand'
        $lines[1] | Should -BeLike "You are not connected. Last time it was ada@contoso.com in tenant $contoso*"
        $lines[2] | Should -BeLike 'Run Connect-Pim first*'
    }

    It 'says that a sign-in cannot be repeated of which nothing is kept' {
        $token = Get-EmulatorToken $emulatorHost
        $null = Invoke-Fresh "Connect-Pim -AccessToken (ConvertTo-SecureString $token -AsPlainText -Force) -GraphEndpoint $($emulatorHost.Address)"

        (Invoke-Fresh 'Get-PimRole -ErrorAction Stop')[0, 1] | Should -Be 'NotConnected,PimTools.Commands.GetPimRoleCommand',
            "You are not connected. Last time it was ada@contoso.com in tenant $contoso with AccessToken, which cannot be repeated from what is kept."
        Get-Content $file -Raw | Should -Not -Match ([regex]::Escape($token))
    }

    It 'sends no token to a host that only the file names: <_>' -ForEach 'graphEndpoint', 'armEndpoint', 'loginEndpoint' {
        Connect-Once
        $known = Get-Content $file -Raw | ConvertFrom-Json
        $known | Add-Member $_ 'https://evil.example/' -Force
        Set-Content $file ($known | ConvertTo-Json)

        (Invoke-Fresh 'Get-PimRole -ErrorAction Stop')[0, 1] | Should -Be 'NotConnected,PimTools.Commands.GetPimRoleCommand',
            "You are not connected. Last time it was ada@contoso.com in tenant $contoso, at addresses that are not the cloud's own, where a sign-in is not repeated."
    }

    It 'is the error as ever where nothing is known: <what>' -ForEach @(
        @{ what = 'no file'; content = $null }, @{ what = 'a file that is none'; content = 'hello' }, @{ what = 'a kind that is none'; content = '{"version":1,"signIn":"Az","cloud":"Global","tenantId":"x","signedIn":"y","kinds":["nothing"]}' }
    ) {
        $null = New-Item -ItemType Directory $env:PIMTOOLS_CONFIG
        if ($content) { Set-Content $file $content }

        (Invoke-Fresh 'Get-PimRole -ErrorAction Stop')[0, 1] | Should -Be 'NotConnected,PimTools.Commands.GetPimRoleCommand', 'You are not connected.'
    }

    It 'connects nobody who has disconnected, and the emulated tenant is no last time' {
        Connect-Once

        (Invoke-Fresh '$null = Connect-Pim -Emulator -As cleo; $null = Disconnect-Pim; Get-PimRole -ErrorAction Stop')[0] | Should -BeLike 'NotConnected,*'
        (Invoke-Fresh '$null = Get-PimRole "User Administrator" -Kind EntraRole; (Get-PimContext).UserPrincipalName')[-1] | Should -Be 'ada@contoso.com'
    }

    It 'is forgotten by Disconnect-Pim -Purge, and not with -WhatIf' {
        Connect-Once
        $null = Invoke-Fresh 'Disconnect-Pim -All -Purge -WhatIf'
        $file | Should -Exist

        $null = Invoke-Fresh 'Disconnect-Pim -All -Purge'
        $file | Should -Not -Exist
    }
}

Describe 'The file of the last connection' -Skip:(-not $isUnix) {
    BeforeEach {
        $env:STANDIN_USER = 'ada'
        $env:PIMTOOLS_CONFIG = Join-Path $drive ([guid]::NewGuid())
        $file = Join-Path $env:PIMTOOLS_CONFIG last-connection.json
    }

    It 'is read by its owner alone, and believed only where nobody else can write to it' {
        Connect-Once
        [IO.File]::GetUnixFileMode($file) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite')

        chmod g+w $file
        (Invoke-Fresh 'Get-PimRole -ErrorAction Stop')[0, 1] | Should -Be 'NotConnected,PimTools.Commands.GetPimRoleCommand', 'You are not connected.'
    }

    It 'fails nothing where it cannot be written' {
        $env:PIMTOOLS_CONFIG = '/proc/nowhere'
        Invoke-Fresh "(Connect-Pim -UseAz -GraphEndpoint $($emulatorHost.Address)).UserPrincipalName" | Should -Be 'ada@contoso.com'
    }
}
