# Without a role and a default favourite, a person at a console chooses from what they are eligible for.
BeforeDiscovery {
    $isElsewhere = $IsWindows -or $IsMacOS -or $PSVersionTable.PSVersion.Major -lt 6
}

BeforeAll {
    . "$PSScriptRoot/Terminal.ps1"
    $module = (Resolve-Path "$PSScriptRoot/../../out/PimTools").Path

    # Runs a command in a terminal, for somebody who has activated Security Reader already, and gives what is on the screen at the end and at each step.
    function Invoke-Picker([hashtable[]] $Step, [string] $Command = 'pim', [int] $Width = 120) {
        $seen = [Collections.Generic.List[string]]::new()
        $lines = Invoke-InTerminal -Width $Width -Step $Step -Seen $seen @"
`$env:PIMTOOLS_CONFIG = '$(Join-Path $TestDrive ([guid]::NewGuid()))'
Import-Module '$module'
`$null = Connect-Pim -Emulator -As ada -Reset
$Command | ForEach-Object { 'Request: {0}, {1}, {2}, {3}h, {4}' -f `$_.Role, `$_.Scope, `$_.Justification, `$_.Duration.TotalHours, `$_.TicketNumber }
'Active: ' + ((Get-PimAssignment -Mine -Type Active | Where-Object State -EQ Activated).Role -join ', ') + '.'
"@
        [pscustomobject]@{ Seen = $seen; End = $lines -join "`n" }
    }
}

Describe 'The list of what may be activated' -Skip:$isElsewhere {
    It 'shows each role with its scope, its state, what it asks for and the longest duration' {
        $run = Invoke-Picker @{ When = '0 marked, \d+ shown'; Press = "`e" }

        $run.Seen[0] | Should -Match '(?m)^\S* +\[ \] +Exchange Administrator +Directory +Eligible +approval, justification'
        $run.Seen[0] | Should -Match '(?m)\[ \] +User Administrator +Directory +Eligible +.*8h$'
        $run.Seen[0] | Should -Match 'Contributor'
    }

    It 'keeps within 80 columns what each row needs' {
        $run = Invoke-Picker -Width 80 @{ When = 'marked, 11 shown[\s\S]*Esc leaves'; Press = "`e" }

        $run.Seen[0] | Should -Match '(?m)^> \[ \] Contributor +Contoso +Eligible +justification +8h$'
        $run.Seen[0] | Should -Match '(?m)^  \[ \] Ops-OnCall +Ops-OnCall +Eligible'
    }

    It 'asks for nothing that was said, and only tells with -WhatIf what it would do' {
        $run = Invoke-Picker -Command 'pim -Kind EntraRole -Reason Accounts -Duration 1h -WhatIf' @(
            @{ When = '0 marked, \d+ shown'; Press = 'useradm' }
            @{ When = 'Activate: useradm_[\s\S]*1 shown'; Press = "`r" }
        )

        $run.Seen[0] | Should -Not -Match 'Contributor'
        $run.End | Should -Match 'What if: Activate User Administrator at Directory for 1h'
        $run.End | Should -Match 'Active: Security Reader\.'
    }

    It 'is filtered by typing, takes several, and asks for the reason and the duration' {
        $run = Invoke-Picker @(
            @{ When = '0 marked, \d{2,} shown'; Press = 'useradm' }
            @{ When = 'Activate: useradm'; Press = ' ' }
            @{ When = '1 marked'; Press = "`b`b`b`b`b`b`bops-onc" }
            @{ When = 'Activate: ops-onc_'; Press = ' ' }
            @{ When = '2 marked'; Press = "`r" }
            @{ When = 'Justification.*: _'; Press = "New accounts`r" }
            @{ When = 'Duration.*: _'; Press = "2h`r" }
        )

        $run.End | Should -Match 'Request: User Administrator, Directory, New accounts, 2h'
        $run.End | Should -Match 'Request: Ops-OnCall, Ops-OnCall, New accounts, 2h'
        $run.End | Should -Not -Match 'marked'
    }
}

Describe 'Leaving the list' -Skip:$isElsewhere {
    It 'with <Name> changes nothing' -ForEach @(
        @{ Name = 'Esc'; Steps = @(@{ When = '0 marked, \d+ shown'; Press = "`e" }) }
        @{ Name = 'Esc at a question'; Steps = @(@{ When = '0 marked, \d+ shown'; Press = "`r" }, @{ When = 'Justification.*: _'; Press = "x`e" }) }
    ) {
        $run = Invoke-Picker $Steps

        $run.End | Should -Match 'Nothing was changed\.'
        $run.End | Should -Match 'Active: Security Reader\.'
        $run.End | Should -Not -Match 'Request:|marked'
    }

    It 'with Ctrl+C ends the command, and the console reads and writes as before' {
        $run = Invoke-Picker -Command 'try { pim } finally { $r = Get-PimAssignment -Mine -Type Active; [Console]::WriteLine("Active after Ctrl+C: $(@($r | Where-Object State -EQ Activated).Count)") }; $null' @(
            @{ When = '0 marked, \d+ shown'; Press = "$([char]3)" })

        $run.End | Should -Match 'Active after Ctrl\+C: 1'
        $run.End | Should -Not -Match 'marked'
    }
}

Describe 'Where nobody can choose' {
    It 'it is an error as before' {
        $program, $library = Get-PowerShellCommand
        $said = '' | & $program $library -NoProfile -Command "Import-Module '$module'; `$null = Connect-Pim -Emulator -As ada -Reset; `$env:PIMTOOLS_CONFIG = '$TestDrive/none'; try { pim -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId }"

        $said | Should -Be 'InvalidParameter,PimTools.Commands.RequestPimRoleActivationCommand'
    }
}
