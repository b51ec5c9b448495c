BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Connect-Pim -Emulator -As dana -Reset
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Get-PimAccessPath' {
    BeforeAll {
        $all = Get-PimAccessPath -WarningAction SilentlyContinue
    }

    It 'has a path for everything that Get-PimAssignment lists to a person' {
        $assignments = Get-PimAssignment | Where-Object { $_.PrincipalType -ne 'Group' -and $_.MemberType -notin 'Group', 'Inherited' }
        foreach ($one in $assignments) {
            $all | Where-Object { $_.RoleId -eq $one.RoleId -and $_.ScopeId -eq $one.ScopeId -and $_.PrincipalId -eq $one.PrincipalId -and $_.IsActive -eq ($one.Type -eq 'Active') } |
                Should -Not -BeNullOrEmpty -Because "$one"
        }
    }

    It 'follows an eligible membership to an eligible role, with what both activations ask for' {
        $path = $all | Where-Object { $_.UserPrincipalName -eq 'fay@contoso.com' -and $_.Role -eq 'Authentication Administrator' }

        $path.Way, $path.Steps, "$($path.Groups)", $path.Asks.ToString() | Should -Be 'Group', 2, 'Tier 0 Operators', 'Justification; Mfa, Justification'
        $path.Path | Should -Be 'Fay Ito (eligible member) -> Tier 0 Operators (eligible) -> Authentication Administrator at Directory'
    }

    It 'tells who would approve' {
        $path = Get-PimAccessPath 'Exchange Administrator' ada@contoso.com -Kind EntraRole

        $path.RequiresApproval, "$($path.Asks)" | Should -Be $true, 'Justification, approval by Cleo Marchetti'
    }

    It 'reaches a scope from above' {
        $paths = Get-PimAccessPath -Scope rg-web -WarningAction SilentlyContinue

        ($paths | Where-Object { $_.Role -eq 'Owner' }).IsInherited | Should -BeTrue
        ($paths | Where-Object { $_.Role -eq 'Contoso Web Operator' }).IsInherited | Should -BeFalse
        $paths.ScopeName | Should -Not -Contain 'Contoso Sandbox'

        $unit = Get-PimAccessPath -Scope 'Helsinki Office' -Kind EntraRole
        $unit.RoleName | Should -Contain 'Helpdesk Administrator'
        ($unit | Where-Object RoleName -eq 'Global Reader').IsInherited | Should -BeTrue
    }

    It 'goes on through somebody who became a member' {
        $null = New-PimAssignment 'Tier 0 Operators' ben@contoso.com -Type Active -Duration 5d -Justification Pester
        $paths = Get-PimAccessPath 'Authentication Administrator' ben@contoso.com -Kind EntraRole

        $paths.Steps, "$($paths.Groups)" | Should -Be 1, 'Tier 0 Operators'
        $paths.End | Should -BeLessThan ([DateTimeOffset]::UtcNow.AddDays(6))
    }

    It 'draws a tree from either side' {
        $tree = Get-PimAccessPath -Principal fay@contoso.com -Kind EntraRole -AsTree
        $tree[0..2] | Should -Be @(
            'Fay Ito'
            '├─ Tier 0 Operators (group): eligible member, activation asks for Justification'
            '│  └─ Authentication Administrator at Directory: eligible, activation asks for Mfa, Justification')

        $tree = Get-PimAccessPath 'Authentication Administrator' -Kind EntraRole -AsTree
        $tree[0..1] | Should -Be 'Authentication Administrator at Directory', '└─ Tier 0 Operators (group): eligible, activation asks for Mfa, Justification'
        $tree | Should -Contain '   ├─ Greg Sato: active member'
    }

    It 'draws a chart' {
        $chart = Get-PimAccessPath 'Authentication Administrator' -Kind EntraRole -AsMermaid

        $chart | Should -BeLike "graph LR`n*"
        ($chart -split "`n" | Where-Object { $_ -notmatch '^(graph LR|  n\d+(\[".*"\]|\[\[".*"\]\]|\(\[".*"\]\))|  n\d+ (-->|-\.->)\|".*"\| n\d+)$' }) | Should -BeNullOrEmpty
    }

    It 'makes few calls' {
        $before = (Get-PimContext).Emulator.CallCount
        $null = Get-PimAccessPath -Kind EntraRole

        # Two lists of assignments, names, and the members and assignments of the groups in rounds.
        (Get-PimContext).Emulator.CallCount - $before | Should -BeLessOrEqual 8
    }

    It 'is readable in every cell of a file' {
        ($all | ConvertTo-Csv) -join "`n" | Should -Not -Match 'System\.|PimTools\.'
    }

    It 'says which role it does not know' {
        { Get-PimAccessPath 'User Admin' -ErrorAction Stop } | Should -Throw -ErrorId 'RoleNotFound,PimTools.Commands.GetPimAccessPathCommand'
    }
}

Describe 'Get-PimAccessPath where the members of a group may not be read' {
    It 'goes on, and says so' {
        $null = Connect-Pim -Emulator -As dana -Reset
        (Get-PimContext).Emulator.Faults.FailNext(403, '/members', 99)
        $paths = Get-PimAccessPath 'Authentication Administrator' -Kind EntraRole -WarningVariable warnings -WarningAction SilentlyContinue

        $warnings -like '*Tier 0 Operators*' | Should -Not -BeNullOrEmpty
        $paths.UserPrincipalName | Should -Contain 'fay@contoso.com'
    }
}
