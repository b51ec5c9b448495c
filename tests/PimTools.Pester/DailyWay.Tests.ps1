# The shortest way to the usual roles.
BeforeAll {
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    Import-Module $module
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
    $savedConfig = $env:PIMTOOLS_CONFIG
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'The short way' {
    BeforeEach {
        $env:PIMTOOLS_CONFIG = Join-Path $TestDrive ([guid]::NewGuid())
        $null = Connect-Pim -Emulator -As ada -Reset
    }

    It 'is a name and a reason, and back' {
        (pim 'User Administrator' 'New accounts').Justification | Should -Be 'New accounts'

        (Get-PimContext).Emulator.Advance('00:06')
        (unpim 'User Administrator').Status | Should -Be 'Revoked'
    }

    It 'takes the words that people bring' {
        $request = Enable-PimRole 'User Administrator' -Reason 'New accounts' -Ticket INC-1

        $request.Justification, $request.TicketNumber | Should -Be 'New accounts', 'INC-1'
        (Get-PimContext).Emulator.Advance('00:06')
        (Disable-PimRole 'User Administrator').Status | Should -Be 'Revoked'
    }

    It 'is the favourite called default where nothing is named' {
        $null = Register-PimFavorite Default 'User Administrator', Contributor -Duration 2h -Justification 'As usual'

        $requests = pim

        $requests.Role | Sort-Object | Should -Be 'Contributor', 'User Administrator'
        $requests.Justification | Should -Be 'As usual', 'As usual'
        $requests.Duration | Should -Be ([timespan] '02:00'), ([timespan] '02:00')
    }

    It 'is nothing for a pipe that is empty' {
        $null = Register-PimFavorite default 'User Administrator' -Justification 'As usual'

        @() | pim | Should -BeNullOrEmpty
        Get-PimAssignment 'User Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'says what may be given where there is no such favourite' {
        { pim -ErrorAction Stop } | Should -Throw "*no favourite called 'default'*" -ErrorId 'InvalidParameter,PimTools.Commands.RequestPimRoleActivationCommand'
    }

    It 'takes several favourites, each with what it keeps, and goes on where one is unknown' {
        $null = Register-PimFavorite morning 'User Administrator' -Duration 1h -Justification 'Accounts'
        $null = Register-PimFavorite night Contributor -Duration 2h -Justification 'Sandbox'

        $requests = pim -Favorite morning, nothing, night -ErrorVariable failures -ErrorAction SilentlyContinue

        $requests | Sort-Object Role | ForEach-Object { "$($_.Role): $($_.Justification), $($_.Duration.TotalHours)" } | Should -Be 'Contributor: Sandbox, 2', 'User Administrator: Accounts, 1'
        $failures.FullyQualifiedErrorId | Should -BeLike 'FavoriteNotFound,*'
    }
}

Describe 'A short name that is taken' {
    It 'stays with whoever has it, which -Verbose tells' {
        $said = & $powershell $library -NoProfile -NonInteractive -Command @"
Set-Alias pim Get-Date; function unpim { 'mine' }
`$VerbosePreference = 'Continue'; Import-Module '$module' 4>&1 | Where-Object { "`$_" -match 'stays' }; `$VerbosePreference = 'SilentlyContinue'
(Get-Command pim).Definition; unpim; (Get-Command Enable-PimRole).Definition
Remove-Module PimTools; [bool](Get-Command Enable-PimRole -ErrorAction Ignore -CommandType Alias); (Get-Command pim).Definition
"@
        $said -replace '^VERBOSE: ' | Should -Be @(
            "'pim' is defined already and stays so. Use Request-PimRoleActivation.", "'unpim' is defined already and stays so. Use Stop-PimRoleActivation."
            'Get-Date', 'mine', 'Request-PimRoleActivation', 'False', 'Get-Date') -Because ($said -join '|')
    }
}

Describe 'A short name' {
    BeforeAll {
        function Invoke-Fresh([string] $Script) { & $powershell $library -NoProfile -NonInteractive -Command $Script 2>&1 | ForEach-Object { "$_" } }
        $names = 'foreach ($name in "pim", "Enable-PimRole", "unpim", "Disable-PimRole") { (Get-Command $name -ErrorAction Ignore).ResolvedCommand.Name }'
        $cmdlets = 'Request-PimRoleActivation', 'Request-PimRoleActivation', 'Stop-PimRoleActivation', 'Stop-PimRoleActivation'
    }

    It 'is there wherever the module was imported: <Where>' -ForEach @(
        @{ Where = 'at the prompt'; Import = { "Import-Module '$module'" } }
        @{ Where = 'in a function'; Import = { "function Start-Day { Import-Module '$module' }; Start-Day" } }
        @{ Where = 'in a script'; Import = { Set-Content "$TestDrive/start.ps1" "Import-Module '$module'"; "& '$((Get-PSDrive TestDrive).Root)/start.ps1'" } }
        @{ Where = 'twice'; Import = { "Import-Module '$module'; Import-Module '$module' -Force" } }
        @{ Where = 'again, after it was removed'; Import = { "Import-Module '$module'; Remove-Module PimTools; Import-Module '$module'" } }
        @{ Where = 'by another module first'; Import = {
                Set-Content "$TestDrive/Other.psm1" "Import-Module '$module'; function Use-Other { }"
                "Import-Module '$((Get-PSDrive TestDrive).Root)/Other.psm1'; Import-Module '$module'" } }
    ) {
        Invoke-Fresh "$(& $Import); $names" | Should -Be $cmdlets
    }

    # What it says goes another way than what the names are, and may come later.
    It 'finds the module by itself: <Name>' -ForEach @{ Name = 'pim' }, @{ Name = 'Enable-PimRole' } {
        $folder = Split-Path $module
        Invoke-Fresh "`$env:PSModulePath = '$folder' + [IO.Path]::PathSeparator + `$env:PSModulePath; function Start-Day { $Name 'User Administrator' x -WhatIf }; Start-Day *> `$null; $names" | Should -Be $cmdlets
    }

    It 'goes with the module, and leaves what is not its own' {
        Invoke-Fresh "Set-Alias unpim Stop-PimRoleActivation; Import-Module '$module'; Remove-Module PimTools; (Get-Alias -Name *pim* | ForEach-Object Name) -join ' '" | Should -Be 'unpim'
    }
}
