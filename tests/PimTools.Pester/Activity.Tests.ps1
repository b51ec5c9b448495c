BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Get-PimActivity' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As emil -Reset
        $all = Get-PimActivity
    }

    It 'gives one row for each request of all kinds, the newest first' {
        $all | Should -BeOfType ([PimTools.PimActivity])
        $all.Kind | Select-Object -Unique | Sort-Object | Should -Be 'EntraRole', 'Group', 'AzureRole'
        ($all.RequestId | Select-Object -Unique).Count | Should -Be $all.Count
        $all.Requested | Should -Be ($all.Requested | Sort-Object -Descending)
    }

    It 'breaks no outcome and no action in a table of <_> columns' -ForEach 80, 100, 140 {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'en-US'
            $table = $all | Out-String -Width $_
        }
        finally { [cultureinfo]::CurrentCulture = $culture }

        foreach ($word in @($all.Outcome) + @($all.Action -creplace '^(Self|Admin)') | Select-Object -Unique) { $table | Should -Match "\b$word\b" }
    }

    It 'has a row for each request that the log names' {
        $named = Get-PimAuditLog -Activity '*requested*' | Where-Object RequestId | ForEach-Object RequestId | Select-Object -Unique

        $named | Where-Object { $_ -notin $all.RequestId } | Should -BeNullOrEmpty
    }

    It 'tells who denied, with which words and after how long' {
        $denied = $all | Where-Object Outcome -eq Denied

        $denied.Requestor, $denied.Role, $denied.DecidedBy | ForEach-Object { "$_" } |
            Should -Be 'Ben Okafor', 'Privileged Authentication Administrator', 'Cleo Marchetti'
        $denied.Decision, $denied.DecidedAfter | Should -Be 'Deny', ([timespan] '00:35')
        $denied.DecisionJustification | Should -Not -BeNullOrEmpty
        $denied.DecisionJustification | Should -Not -Be $denied.Justification
    }

    It 'tells that an activation was ended early, by whom, and for how long it was active' {
        $row = $all | Where-Object { $_.Role -eq 'Helpdesk Administrator' -and $_.Action -eq 'SelfActivate' }

        $row.Outcome, "$($row.EndedBy)", $row.ActualDuration | Should -Be 'Deactivated', 'Ada Ahlberg', ([timespan] '00:55')
        $row.ActualDuration | Should -BeLessThan $row.Duration
    }

    It 'narrows by <what>' -ForEach @(
        @{ what = '-Role by name'; list = { Get-PimActivity 'Exchange Administrator' -Kind EntraRole }; fits = { $_.Role -eq 'Exchange Administrator' } }
        @{ what = '-Role by wildcard'; list = { Get-PimActivity 'Ops-*' }; fits = { $_.Role -like 'Ops-*' } }
        @{ what = '-Principal'; list = { Get-PimActivity -Principal ben@contoso.com }; fits = { $_.UserPrincipalName -eq 'ben@contoso.com' } }
        @{ what = '-Principal by wildcard'; list = { Get-PimActivity -Principal 'Tier 0*' }; fits = { "$($_.Principal)" -eq 'Tier 0 Operators' } }
        @{ what = '-Scope'; list = { Get-PimActivity -Scope rg-web }; fits = { $_.Scope -eq 'rg-web' } }
        @{ what = '-Kind'; list = { Get-PimActivity -Kind Group }; fits = { $_.Kind -eq 'Group' } }
        @{ what = '-Since and -Until'; list = { Get-PimActivity -Since 23d -Until 5d }; fits = { $_.Requested -gt [DateTimeOffset]::UtcNow.AddDays(-23) -and $_.Requested -lt [DateTimeOffset]::UtcNow.AddDays(-5) } }
    ) {
        $expected = @($all | Where-Object $fits)
        $expected.Count | Should -BeGreaterThan 0

        (& $list).RequestId | Should -Be $expected.RequestId
    }

    It 'has what the service can narrow narrowed by the service' {
        $trace = Get-PimActivity 'Exchange Administrator' ada@contoso.com -Kind EntraRole -Since 20d -Verbose 4>&1 | ForEach-Object { [uri]::UnescapeDataString("$_") }

        $trace -like '*auditLogs*activityDateTime ge*t/id eq*t/id eq*' | Should -Not -BeNullOrEmpty
        $trace -like '*ScheduleRequests*principalId eq*' | Should -Not -BeNullOrEmpty
    }

    It 'says what has run out of the log' {
        $null = Get-PimActivity -Since 60d -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*keeps its audit log for about 30 days*'

        $null = Get-PimActivity -Since 20d -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
    }

    It 'refuses a time span that runs backwards' {
        { Get-PimActivity -Since 1d -Until 2d -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.GetPimActivityCommand'
    }

    It 'is readable in every cell of a file' {
        ($all | ConvertTo-Csv) -join "`n" | Should -Not -Match 'System\.|PimTools\.'
    }
}

Describe 'Get-PimActivity without the log' {
    It 'goes on with the requests, and says what is missing' {
        $null = Connect-Pim -Emulator -As dana -Reset
        $rows = Get-PimActivity -Kind EntraRole -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'PermissionMissing,PimTools.Commands.GetPimActivityCommand'
        "$failures" | Should -BeLike '*audit log could not be read*AuditLog.Read.All*'
        $rows.Source | ForEach-Object { "$_" } | Select-Object -Unique | Should -Be 'Request'
        $rows | Should -Not -BeNullOrEmpty
    }
}

Describe 'Get-PimActivity -Follow' {
    It 'puts out what is there, the oldest first, and then what comes' {
        $null = Connect-Pim -Emulator -As ada -Name ada -Reset
        $null = Connect-Pim -Emulator -As emil -Name emil
        $before = @(Get-PimActivity -Since 1h -Context emil)
        $before.Count | Should -BeGreaterThan 1

        $seen = Get-PimActivity -Since 1h -Follow -Context emil | ForEach-Object {
            if ($_.RequestId -eq $before[0].RequestId) {
                $null = Request-PimRoleActivation 'Reports Reader' -Duration 1h -Justification 'Followed' -Context ada
            }
            $_
        } | Select-Object -First ($before.Count + 1)

        $seen[-1].Justification | Should -Be 'Followed'
        $seen[0].RequestId | Should -Be $before[-1].RequestId
    }
}

Describe 'Activity where the audit log may not be read' {
    It 'still tells what was asked for, and who decided it' {
        $null = Connect-Pim -Emulator -As dana -Reset

        $activity = Get-PimActivity -ErrorVariable told -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

        "$told" | Should -BeLike '*audit log could not be read*'
        $activity | Where-Object DecidedBy | Should -Not -BeNullOrEmpty
        ($activity.RequestId | Where-Object { $_ } | Group-Object | Where-Object Count -GT 1) | Should -BeNullOrEmpty
    }
}
