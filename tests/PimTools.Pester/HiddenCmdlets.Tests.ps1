# Another module may have aliases and functions of our names, which PowerShell takes first.
BeforeAll {
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    $powershell, $library = Get-PowerShellCommand
    $drive = (Get-PSDrive TestDrive).Root
    $folder = New-Item -ItemType Directory (Join-Path $drive Omnicit.PIM)
    $other = Join-Path $folder Omnicit.PIM.psm1
    Set-Content $other @'
function Connect-OPIM { 'theirs' }
function Get-OPIMRole { 'theirs' }
Set-Alias Connect-PIM Connect-OPIM
Set-Alias Get-PIMRole Get-OPIMRole
Export-ModuleMember -Function * -Alias *
'@
    $warning = 'Connect-Pim, Get-PimRole are hidden by the module Omnicit.PIM. Write PimTools\Connect-Pim, PimTools\Get-PimRole for the cmdlets of PimTools.'

    # The lines of a fresh process, warnings among them, which the host shows with a word before them.
    function Invoke-Fresh([string] $Script) {
        & $powershell $library -NoProfile -NonInteractive -Command "& { $Script } 3>&1 | ForEach-Object { `"`$_`" }" | ForEach-Object { $_ -replace '^WARNING: ' }
    }
}

Describe 'A cmdlet that another module hides' {
    It 'is warned about when PimTools is imported after that module, once, and can be called by its full name' {
        Invoke-Fresh "Import-Module '$other'; Import-Module '$module'; Connect-Pim; (PimTools\Connect-Pim -Emulator).UserPrincipalName; (PimTools\Get-PimRole 'User Administrator' -Kind EntraRole).Name" |
            Should -Be $warning, 'theirs', 'ada@contoso.com', 'User Administrator'
    }

    It 'is warned about with the first command when that module is imported after PimTools, once' {
        Invoke-Fresh "Import-Module '$module'; Import-Module '$other'; (PimTools\Connect-Pim -Emulator).UserPrincipalName; (PimTools\Get-PimRole 'User Administrator' -Kind EntraRole).Name" |
            Should -Be $warning, 'ada@contoso.com', 'User Administrator'
    }

    It 'is warned about where a function of the session hides it' {
        Invoke-Fresh "function Get-PimRequest { 'mine' }; Import-Module '$module'; Get-PimRequest" |
            Should -Be 'Get-PimRequest is hidden by an alias or a function of this session. Write PimTools\Get-PimRequest for the cmdlet of PimTools.', 'mine'
    }

    It 'is in the diagnostics' {
        Invoke-Fresh "Import-Module '$module'; Import-Module '$other' -WarningAction Ignore; (Get-PimDiagnostics -WarningAction Ignore).Hidden" | Should -Be 'Connect-Pim by Omnicit.PIM', 'Get-PimRole by Omnicit.PIM'
    }

    It 'is no matter of aliases of ours, nor of names that only look alike' {
        Invoke-Fresh "function Get-PimSomething { }; Import-Module '$module'; (Connect-Pim -Emulator).UserPrincipalName" | Should -Be 'ada@contoso.com'
    }

    It 'loads no other module to find out' {
        Invoke-Fresh "`$before = (Get-Module).Name; Import-Module '$module'; (Get-Module).Name | Where-Object { `$_ -notin `$before }" | Should -Be 'PimTools'
    }
}
