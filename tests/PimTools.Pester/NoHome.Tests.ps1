# Containers and services have accounts without a home, or with one that they cannot write to. Only what is kept needs a folder.
BeforeDiscovery {
    $isUnix = -not ($IsWindows -or $PSEdition -eq 'Desktop')
}

BeforeAll {
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    $powershell, $library = Get-PowerShellCommand
    $saved = 'HOME', 'XDG_CONFIG_HOME', 'PIMTOOLS_CONFIG' | ForEach-Object { @{ Name = $_; Value = [Environment]::GetEnvironmentVariable($_) } }

    # The session of the README, as far as it goes without a person.
    $session = "Import-Module '$module'; " + @'
        $ErrorActionPreference = 'Stop'
        (Connect-Pim -Emulator -As ada).Name
        (Get-PimAssignment -Mine).Count
        (Request-PimRoleActivation 'User Administrator', 'Exchange*', Ops-OnCall -Justification 'Morning rounds' -Wait).Status -join ','
        try { $null = Register-PimFavorite Morning 'User Administrator' } catch { $_.FullyQualifiedErrorId; $_.Exception.Message; $_.ErrorDetails.RecommendedAction }
        (Disconnect-Pim -All -Purge).Name
'@

    function Set-Home($Path) {
        $env:HOME = $Path
        $env:XDG_CONFIG_HOME = $env:PIMTOOLS_CONFIG = $null
    }

    # Everything goes on; only what is to be kept cannot be, and says where and what to do.
    function Assert-Session([string[]] $Lines) {
        $Lines[0] | Should -Be 'ada@contoso.com' -Because ($Lines -join "`n")
        [int] $Lines[1] | Should -BeGreaterThan 5
        $Lines[2] | Should -Be 'Provisioned,PendingApproval,Provisioned'
        $Lines[3] | Should -Be 'InvalidFavorite,PimTools.Commands.RegisterPimFavoriteCommand'
        $Lines[-1] | Should -Be 'ada@contoso.com'
        $Lines -join ' ' | Should -Match 'PIMTOOLS_CONFIG'
    }
}

Describe 'An account without a folder of its own' -Skip:(-not $isUnix) {
    AfterEach { $saved | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Name, $_.Value) } }

    # PowerShell itself needs a home to start with; the folder of configuration is taken away once it runs.
    It 'does everything but keep, where the folder of configuration cannot be made' {
        $file = New-Item (Join-Path $TestDrive file) -Force
        $env:PIMTOOLS_CONFIG = $null

        $lines = & $powershell $library -NoProfile -NonInteractive -Command "`$env:XDG_CONFIG_HOME = '$file/config'; $session"
        Assert-Session $lines
        $lines[4] | Should -BeLike '*file/config/PimTools/favorites.json*'
    }

    It 'makes no folder where nothing is kept' {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        Set-Home $folder.FullName

        & $powershell $library -NoProfile -NonInteractive -Command "Import-Module '$module'; `$null = Connect-Pim -Emulator; Get-PimFavorite; `$null = Disconnect-Pim -All -Purge"
        Get-ChildItem $folder -Recurse -Force -Filter PimTools | Should -BeNullOrEmpty
    }

    It 'does everything but keep, as a user whom the machine does not know, with HOME <path>' -ForEach @{ path = '' }, @{ path = '/' } {
        if ((id -u) -ne 0 -or -not (Get-Command setpriv -ErrorAction Ignore)) {
            Set-ItResult -Skipped -Because 'only root can become another user, and setpriv does it'
        }

        $foreign = 'setpriv', '--reuid=12345', '--regid=12345', '--clear-groups'
        & $foreign[0] $foreign[1..3] test -r $module/PimTools.dll -a -r $PSHOME/System.Management.Automation.dll -a -x $powershell
        if ($LASTEXITCODE -ne 0) {
            Set-ItResult -Skipped -Because 'the PowerShell and the module of the tests lie where another user cannot read'
        }

        Set-Home $(if ($path) { $path })
        $lines = & $foreign[0] $foreign[1..3] $powershell $library -NoProfile -NonInteractive -Command $session
        Assert-Session $lines
    }
}
