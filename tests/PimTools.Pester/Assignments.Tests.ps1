BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    function Skip-FiveMinutes { (Get-PimContext).Emulator.Advance('00:06') }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Get-PimAssignment' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'lists who is eligible and who is active, with names throughout' {
        $all = Get-PimAssignment -Kind EntraRole

        $all.Type | Should -Contain 'Eligible'
        $all.Type | Should -Contain 'Active'
        $all.Role.Name | Where-Object { $_ -as [guid] } | Should -BeNullOrEmpty
        $all.Principal.DisplayName | Where-Object { -not $_ } | Should -BeNullOrEmpty
        $all.Scope.DisplayName | Select-Object -Unique | Sort-Object | Should -Be 'Directory', 'Helsinki Office'
    }

    It 'tells users, groups and service principals apart' {
        (Get-PimAssignment -Principal 'Tier 0 Operators' -Kind EntraRole).Principal.Type | Should -Be 'Group'
        (Get-PimAssignment -Principal contoso-runbook -Kind EntraRole).Principal.Type | Should -Be 'ServicePrincipal'
        (Get-PimAssignment -Principal emil@contoso.com).Principal.Type | Select-Object -Unique | Should -Be 'User'
    }

    It 'takes a role by name, wildcard, id or object' {
        (Get-PimAssignment 'User Administrator').Principal.DisplayName | Should -Be 'Ada Ahlberg'
        (Get-PimAssignment 'Exch*' -Kind EntraRole).Role.Name | Should -Be 'Exchange Administrator'
        (Get-PimAssignment fe930be7-5e62-47db-91af-98c3a49a38b1).Role.Name | Should -Be 'User Administrator'
        (Get-PimRole 'User Administrator' | Get-PimAssignment).Principal.DisplayName | Should -Be 'Ada Ahlberg'
    }

    It 'takes a principal by principal name, display name, id or wildcard' {
        $ada = (Get-PimAssignment 'User Administrator').Principal

        foreach ($name in 'ada@contoso.com', 'Ada Ahlberg', $ada.Id, 'Ada A*', $ada) {
            (Get-PimAssignment 'User Administrator' -Principal $name).Principal.Id | Should -Be $ada.Id -Because "$name names Ada"
        }
    }

    It 'takes a scope by name, id or wildcard' {
        foreach ($name in 'Helsinki Office', 'Helsinki*', (Get-PimScope 'Helsinki Office' -Kind EntraRole).Id) {
            (Get-PimAssignment -Scope $name -Kind EntraRole).Role.Name | Should -Be 'Helpdesk Administrator' -Because "$name names Helsinki"
        }
    }

    It 'lists only what ends soon' {
        (Get-PimAssignment -ExpiringWithin 7d -Kind EntraRole).Role.Name | Sort-Object | Should -Be 'Groups Administrator', 'Reports Reader', 'Security Reader'
        (Get-PimAssignment -ExpiringWithin 5h -Kind EntraRole).Role.Name | Should -Be 'Groups Administrator'
    }

    It 'tells what was assigned from what was activated, and when it ends' {
        $activated = Get-PimAssignment 'Security Reader' -Type Active
        $activated.State | Should -Be 'Activated'
        $activated.IsPermanent | Should -BeFalse
        $activated.ExpiresIn.TotalHours | Should -BeGreaterThan 7

        $assigned = Get-PimAssignment 'Security Administrator' -Type Active
        $assigned.State | Should -Be 'Active'
        $assigned.IsPermanent | Should -BeTrue
        $assigned.ExpiresIn | Should -BeNullOrEmpty
    }

    It '-Mine shows what comes through groups, and says so' {
        $null = Connect-Pim -Emulator -As greg

        $mine = Get-PimAssignment -Mine -Kind EntraRole
        $mine.Role.Name | Should -Be 'Authentication Administrator'
        $mine.MemberType | Should -Be 'Group'
    }

    It 'sees expiry when time passes' {
        (Get-PimContext).Emulator.Advance('3.00:01')

        (Get-PimAssignment).Role.Name | Should -Not -Contain 'Groups Administrator'
        Get-PimAssignment 'Reports Reader' -Type Eligible | Should -BeNullOrEmpty
    }
}

Describe 'New-PimAssignment' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'makes somebody eligible for as long as the setting allows when nothing is said' {
        $request = New-PimAssignment 'Teams Administrator' fay@contoso.com -Justification 'Pester'

        $request.Action | Should -Be 'AdminAssign'
        $request.Status | Should -Be 'Provisioned'
        $request.Schedule.Duration | Should -Be ([timespan] '365.00:00')
        (Get-PimAssignment 'Teams Administrator').Type | Should -Be 'Eligible'
    }

    It 'takes -Duration, -End or -Permanent' {
        (New-PimAssignment 'Teams Reader' ada@contoso.com -Duration 14d -Justification 'Pester').Schedule.Duration | Should -Be ([timespan] '14.00:00')
        (New-PimAssignment 'Teams Reader' ben@contoso.com -End 2099-01-01 -Justification 'Pester').End.Year | Should -BeIn 2098, 2099
        (New-PimAssignment 'Teams Reader' fay@contoso.com -Permanent -Justification 'Pester').Schedule.IsPermanent | Should -BeTrue
        (Get-PimAssignment 'Teams Reader' -Principal fay@contoso.com).IsPermanent | Should -BeTrue
    }

    It 'assigns as active, and later' {
        $request = New-PimAssignment 'Teams Reader' fay@contoso.com -Type Active -Start 2h -Duration 8h -Justification 'Pester'
        Get-PimAssignment 'Teams Reader' | Should -BeNullOrEmpty
        ($request.Start - [DateTimeOffset]::UtcNow).TotalMinutes | Should -BeGreaterThan 110

        (Get-PimContext).Emulator.Advance('02:01')
        (Get-PimAssignment 'Teams Reader').State | Should -Be 'Active'
    }

    It 'assigns at an administrative unit, by its name' {
        $request = New-PimAssignment 'Helpdesk Administrator' ben@contoso.com -Scope 'Boston Office' -Duration 30d -Justification 'Pester'

        $request.Scope.DisplayName | Should -Be 'Boston Office'
        (Get-PimAssignment 'Helpdesk Administrator' -Principal ben@contoso.com).Scope.DisplayName | Should -Be 'Boston Office'
    }

    It 'does nothing the second time, and says so with -PassThru' {
        $results = 1..2 | ForEach-Object { New-PimAssignment 'Teams Reader' fay@contoso.com -Duration 14d -Justification 'Pester' -PassThru }

        $results.Result | Should -Be 'Created', 'Unchanged'
        $results[1].Request | Should -BeNullOrEmpty
    }

    It 'changes the end of what exists' {
        $null = New-PimAssignment 'Teams Reader' fay@contoso.com -Duration 14d -Justification 'Pester'

        (New-PimAssignment 'Teams Reader' fay@contoso.com -Duration 30d -Justification 'Pester' -PassThru).Result | Should -Be 'Updated'
        [math]::Round((Get-PimAssignment 'Teams Reader').ExpiresIn.TotalDays) | Should -Be 30
    }

    It 'assigns several at once; one that fails does not keep the others' {
        $requests = New-PimAssignment 'Teams Reader' ada@contoso.com, nobody@contoso.com, fay@contoso.com -Duration 14d -Justification 'Pester' `
            -ErrorVariable failures -ErrorAction SilentlyContinue

        $requests.Principal.DisplayName | Sort-Object | Should -Be 'Ada Ahlberg', 'Fay Ito'
        $failures | Should -HaveCount 1
        $failures[0].TargetObject | Should -Be 'nobody@contoso.com'
    }

    It 'takes rows as a CSV file has them' {
        $rows = @'
RoleName,UserPrincipalName,Type,Duration,Justification
Teams Reader,ada@contoso.com,Eligible,14d,One
Teams Reader,ben@contoso.com,Active,4h,Two
'@ | ConvertFrom-Csv

        ($rows | New-PimAssignment).Justification | Should -Be 'One', 'Two'
        (Get-PimAssignment 'Teams Reader' -Principal ben@contoso.com).Type | Should -Be 'Active'
    }

    It 'copies what another has, from the pipeline' {
        $null = Get-PimAssignment 'Reports Reader' -Type Eligible | New-PimAssignment -Principal fay@contoso.com -Justification 'Pester'

        $both = Get-PimAssignment 'Reports Reader' -Type Eligible
        $both.Principal.DisplayName | Sort-Object | Should -Be 'Ada Ahlberg', 'Fay Ito'
        ($both[0].End - $both[1].End).Duration() | Should -BeLessThan ([timespan] '00:01')
    }

    It 'copies an assignment without an end as one without an end' {
        $null = Get-PimAssignment 'User Administrator' -Principal ada@contoso.com -Type Eligible |
            New-PimAssignment -Principal greg@contoso.com -Justification 'Pester' -ErrorAction Stop

        (Get-PimAssignment 'User Administrator' -Principal greg@contoso.com).IsPermanent | Should -BeTrue
    }

    It 'begins now where the start is the date of today, or a few minutes ago: <_>' -ForEach 'today', 'minutes ago' {
        $start = if ($_ -eq 'today') { (Get-Date).Date } else { (Get-Date).AddMinutes(-3) }

        (New-PimAssignment 'Teams Administrator' ben@contoso.com -Start $start -Duration 30d -Justification 'Pester' -ErrorAction Stop).Status | Should -Be 'Provisioned'
        [math]::Round((Get-PimAssignment 'Teams Administrator' -Principal ben@contoso.com).ExpiresIn.TotalDays) | Should -Be 30
    }

    It 'wants one role, not a wildcard' {
        { New-PimAssignment 'Teams*' fay@contoso.com -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.NewPimAssignmentCommand'
    }
}

Describe 'Set-PimAssignment' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'changes the end, earlier or later, or takes it away' {
        foreach ($case in @{ Duration = '10d' }, @{ Duration = '40d' }, @{ Permanent = $true }) {
            $change = Set-PimAssignment 'Reports Reader' ada@contoso.com -Justification 'Pester' -PassThru @case
            $change.Result | Should -Be 'Updated'
        }

        (Get-PimAssignment 'Reports Reader' -Principal ada@contoso.com).IsPermanent | Should -BeTrue
    }

    It 'takes what is piped in' {
        $null = Get-PimAssignment 'Reports Reader' -Type Eligible | Set-PimAssignment -Duration 20d -Justification 'Pester'

        [math]::Round((Get-PimAssignment 'Reports Reader' -Type Eligible).ExpiresIn.TotalDays) | Should -BeIn 19, 20
    }

    It 'renews what has expired' {
        $change = Set-PimAssignment 'License Administrator' ben@contoso.com -Duration 30d -Justification 'Pester' -PassThru

        $change.Request.Action | Should -Be 'AdminRenew'
        (Get-PimAssignment 'License Administrator').Principal.DisplayName | Should -Be 'Ben Okafor'
    }

    It 'leaves an activation to whoever activated it, before anything is sent' {
        $trace = Get-PimAssignment 'Security Reader' -Type Active | Set-PimAssignment -Duration 30d -Justification 'Pester' -Verbose 4>&1 2>&1

        ($trace | Where-Object { $_ -is [Management.Automation.ErrorRecord] }).FullyQualifiedErrorId | Should -Be 'InvalidParameter,PimTools.Commands.SetPimAssignmentCommand'
        $trace | Where-Object { "$_" -match '^POST ' } | Should -BeNullOrEmpty
    }

    It 'says so when there is nothing to change' {
        { Set-PimAssignment 'Teams Reader' ada@contoso.com -Duration 30d -ErrorAction Stop } |
            Should -Throw -ErrorId 'AssignmentNotFound,PimTools.Commands.SetPimAssignmentCommand'
    }
}

Describe 'Remove-PimAssignment' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'removes by names' {
        $request = Remove-PimAssignment 'User Administrator' ada@contoso.com -Confirm:$false

        $request.Action | Should -Be 'AdminRemove'
        $request.Status | Should -Be 'Revoked'
        Get-PimAssignment 'User Administrator' | Should -BeNullOrEmpty
    }

    It 'removes what is piped in without looking it up again: the first with a call, all others with one' {
        $piped = Get-PimAssignment -Principal ben@contoso.com -Kind EntraRole
        $emulator = (Get-PimContext).Emulator
        $before = $emulator.CallCount

        ($piped | Remove-PimAssignment -Confirm:$false).Status | Should -Be 'Revoked', 'Revoked', 'Revoked'
        $emulator.CallCount - $before | Should -Be 2
        Get-PimAssignment -Principal ben@contoso.com -Kind EntraRole | Should -BeNullOrEmpty
    }

    It "ends somebody's activation when that is piped in, and leaves the eligibility" {
        $activated = Get-PimAssignment 'Security Reader' -Type Active

        ($activated | Remove-PimAssignment -Confirm:$false -PassThru).Result | Should -Be 'Removed'
        (Get-PimAssignment 'Security Reader').Type | Should -Be 'Eligible'
    }

    It 'removes only the type meant' {
        $null = New-PimAssignment 'User Administrator' ada@contoso.com -Type Active -Duration 8h -Justification 'Pester'
        Skip-FiveMinutes

        $null = Remove-PimAssignment 'User Administrator' ada@contoso.com -Type Active -Confirm:$false
        (Get-PimAssignment 'User Administrator').Type | Should -Be 'Eligible'
    }

    It 'says so when there is nothing to remove' {
        $result = Remove-PimAssignment 'Teams Reader' ada@contoso.com -Confirm:$false -PassThru -WarningVariable warnings -WarningAction SilentlyContinue

        $result.Result | Should -Be 'Unchanged'
        "$warnings" | Should -Match 'Ada Ahlberg has no assignment of Teams Reader at Directory. There was nothing to remove.'
    }

    It 'wants to know whose' {
        { Remove-PimAssignment 'User Administrator' -Confirm:$false -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.RemovePimAssignmentCommand'
    }
}
