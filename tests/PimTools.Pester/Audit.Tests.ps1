BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Get-PimAuditLog' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As emil -Reset
        $all = Get-PimAuditLog
    }

    It 'gives what happened, newest first' {
        $all.Count | Should -BeGreaterThan 50
        $all[0] | Should -BeOfType ([PimTools.PimAuditRecord])
        $times = $all.Time
        $times | Should -Be ($times | Sort-Object -Descending)
        $all.Activity | Where-Object { -not $_ } | Should -BeNullOrEmpty
    }

    It 'tells who did what to whom, with which outcome' {
        $denied = $all | Where-Object Activity -like '*request denied*' | Select-Object -First 1

        $denied.Initiator.DisplayName | Should -Be 'Cleo Marchetti'
        $denied.Principal.DisplayName | Should -Be 'Ben Okafor'
        $denied.Role | Should -Be 'Privileged Authentication Administrator'
        $denied.Details.Justification | Should -Be 'Testing'
        $denied.RequestId -as [guid] | Should -Not -BeNullOrEmpty
    }

    It '-Since and -Until take a duration that has passed, or a date' {
        $now = [DateTimeOffset]::UtcNow
        $expected = @($all | Where-Object { $_.Time -gt $now.AddDays(-10) -and $_.Time -lt $now.AddDays(-5) })
        $expected.Count | Should -BeGreaterThan 3

        (Get-PimAuditLog -Since 10d -Until 5d).Id | Should -Be $expected.Id
        (Get-PimAuditLog -Since $now.AddDays(-10) -Until $now.AddDays(-5).ToString('o')).Id | Should -Be $expected.Id
        (Get-PimAuditLog -Since $now.AddDays(-10).LocalDateTime -Until 5d).Id | Should -Be $expected.Id
    }

    It '-Role takes a name, an id or a wildcard' {
        $expected = @($all | Where-Object Role -eq 'License Administrator').Id
        $expected.Count | Should -BeGreaterThan 1

        (Get-PimAuditLog 'License Administrator' -Kind EntraRole).Id | Should -Be $expected
        (Get-PimAuditLog -Role 4d6ac14f-3453-41d0-bef9-a3e0c569773a -Kind EntraRole).Id | Should -Be $expected
        (Get-PimAuditLog -Role 'License*').Id | Should -Be $expected
    }

    It '-Principal and -Initiator take names, ids and wildcards' {
        $byCleo = @($all | Where-Object { $_.Initiator.DisplayName -eq 'Cleo Marchetti' }).Id
        $byCleo.Count | Should -BeGreaterThan 1
        (Get-PimAuditLog -Initiator cleo@contoso.com).Id | Should -Be $byCleo
        (Get-PimAuditLog -Initiator 'Cleo*').Id | Should -Be $byCleo

        $onGroup = @($all | Where-Object { $_.Principal.DisplayName -eq 'Tier 0 Operators' }).Id
        $onGroup.Count | Should -BeGreaterThan 1
        (Get-PimAuditLog -Principal 'Tier 0*').Id | Should -Be $onGroup
    }

    It '-Activity takes an activity, or a wildcard anywhere in it' {
        foreach ($pattern in 'Update role setting in PIM', 'Add eligible member*', '*expired*', 'Add member to role*(PIM activation)') {
            $expected = @($all | Where-Object Activity -like $pattern)
            $expected.Count | Should -BeGreaterThan 0 -Because $pattern
            (Get-PimAuditLog -Activity $pattern).Id | Should -Be $expected.Id -Because $pattern
        }
    }

    It 'narrows by several at once' {
        (Get-PimAuditLog -Role 'Exchange Administrator' -Kind EntraRole -Initiator ada@contoso.com -Activity '*requested*').Activity |
            Select-Object -Unique | Sort-Object | Should -Be @(
                'Add member to role approval requested (PIM activation)', 'Add member to role requested (PIM activation)')
    }

    It 'has what the service is asked to narrow narrowed by the service' {
        $trace = Get-PimAuditLog -Since 1d -Initiator cleo@contoso.com -Activity 'Add member*' -Verbose 4>&1 | Where-Object { "$_" -like 'GET */auditLogs/*' }

        $query = [uri]::UnescapeDataString("$($trace[0])")
        $query | Should -Match 'activityDateTime ge'
        $query | Should -Match "initiatedBy/user/id eq"
        $query | Should -Match "startswith\(activityDisplayName, ?'Add member'?"
    }

    It 'takes what the pipeline has: assignments by their role and principal' {
        $records = [pscustomobject]@{ RoleName = 'License Administrator'; UserPrincipalName = 'ben@contoso.com' } | Get-PimAuditLog -Kind EntraRole

        $records.Principal.DisplayName | Select-Object -Unique | Should -Be 'Ben Okafor'
        $records.Role | Select-Object -Unique | Should -Be 'License Administrator'
    }

    It 'sees what has just been done' {
        $null = Connect-Pim -Emulator -As ada -Name ada
        $null = Request-PimRoleActivation 'User Administrator' -Justification 'For the record' -Context ada
        $null = Connect-Pim -Emulator -As emil

        (Get-PimAuditLog -Since 5m -Role 'User Administrator' -Kind EntraRole).Details.Justification | Select-Object -Unique | Should -Be 'For the record'
    }

    It 'refuses a time span that runs backwards' {
        { Get-PimAuditLog -Since 1d -Until 2d -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.GetPimAuditLogCommand'
    }
}

Describe 'A record' {
    It 'is flat: kind, role, scope, reason, ticket, times and request are properties of their own, for each kind' {
        $null = Connect-Pim -Emulator -As ada -Name ada -Reset
        $requests = Request-PimRoleActivation 'User Administrator', 'Ops-OnCall', Contributor -Duration 1h -Justification 'Flat records' -TicketNumber INC-9 -TicketSystem Desk -Context ada
        $null = Connect-Pim -Emulator -As emil
        $records = Get-PimAuditLog -Since 5m | Where-Object { $_.RequestId -in $requests.Id -and $_.Activity -like '*completed*' }

        $records | Sort-Object Kind | ForEach-Object { "$($_.Kind) $($_.Role) $($_.Access) $($_.Scope)" } |
            Should -Be 'EntraRole User Administrator  Directory', 'Group Ops-OnCall Member Ops-OnCall', 'AzureRole Contributor  Contoso Sandbox'
        foreach ($record in $records) {
            $record.Justification, $record.TicketNumber, $record.TicketSystem, $record.Duration, $record.UserPrincipalName, $record.Service |
                Should -Be 'Flat records', 'INC-9', 'Desk', ([timespan] '01:00'), 'ada@contoso.com', 'PIM'
        }
        ($records | ConvertTo-Csv) -join "`n" | Should -Not -Match 'System\.|PimTools\.'
    }
}

Describe 'Streaming' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost '--page-size 50 --users 400 --eligible 2000'
        $null = Connect-EmulatorHost $emulatorHost emil

        function Measure-Call([scriptblock] $Script) {
            $before = (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats").calls
            $null = & $Script
            (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats").calls - $before
        }
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
    }

    # Reading may run ahead of the pipeline by some pages, but not by all forty.
    It '<what>: Select-Object -First 1 stops the reading early' -ForEach @(
        @{ what = 'the audit log'; list = { Get-PimAuditLog } }
        @{ what = 'assignments'; list = { Get-PimAssignment -Type Eligible -Kind EntraRole } }
    ) {
        $whole = Measure-Call $list
        $first = Measure-Call { & $list | Select-Object -First 1 }

        $whole | Should -BeGreaterOrEqual 40
        $first | Should -BeLessThan ($whole / 2)
    }

    It 'gives each of many once' {
        $ids = (Get-PimAssignment -Type Eligible -Kind EntraRole).Id

        $ids.Count | Should -BeGreaterThan 2000
        @($ids | Select-Object -Unique).Count | Should -Be $ids.Count
    }
}

Describe 'The first of a list' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost '--page-size 1'
        $graph, $azure = 'user=emil', 'user=emil&audience=https://management.azure.com' |
            ForEach-Object { ConvertTo-SecureString (Get-EmulatorToken $emulatorHost $_) -AsPlainText -Force }
        $null = Connect-Pim -AccessToken $graph -ArmAccessToken $azure -GraphEndpoint $emulatorHost.Address -ArmEndpoint $emulatorHost.Address

        function Measure-Call([scriptblock] $Script) {
            $before = (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats").calls
            $null = & $Script
            (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats").calls - $before
        }

        # Names are known from then on, so that they cost no call.
        $null = Get-PimAccessReview -Kind EntraRole, Group
        $reviewCalls = Measure-Call { Get-PimAccessReview -Kind EntraRole, Group }
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
    }

    # Each page has one element. A review takes a call for its rounds, and that of the first page is over, so that it comes last. Decisions come when the
    # reviews are known. Alerts are of the directory first, then of the subscriptions, which have to be listed before.
    It '<what>: Select-Object -First 1 asks for no page but the first' -ForEach @(
        @{ what = 'the audit log'; list = { Get-PimAuditLog }; calls = { 1 } }
        @{ what = 'reviews'; list = { Get-PimAccessReview -Kind EntraRole, Group }; calls = { 4 } }
        @{ what = 'decisions'; list = { Get-PimAccessReviewDecision -Kind EntraRole, Group }; calls = { $reviewCalls + 1 } }
        @{ what = 'alerts'; list = { Get-PimAlert }; calls = { 1 } }
    ) {
        $expected = & $calls
        Measure-Call $list | Should -BeGreaterThan $expected
        foreach ($time in 1..5) {
            Measure-Call { & $list | Select-Object -First 1 } | Should -Be $expected
        }
    }
}

# The host answers with pages of 999 records, and has a hundred of them.
Describe '100,000 records' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost '--users 3000 --eligible 50000 --over 23h --page-size 999'
        $null = Connect-EmulatorHost $emulatorHost emil
        $started = (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats").calls

        function Get-CallCount { (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats").calls - $started }
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
    }

    It 'the first is out of the pipeline before the second page is asked for, and each page while the one before is read' {
        $calls = [Collections.Generic.List[int]]::new()
        $null = Get-PimAuditLog | ForEach-Object { $calls.Add($(if ($calls.Count % 999 -eq 0) { Get-CallCount } else { 0 })); $_ } | Select-Object -First 3000

        $calls[0] | Should -Be 1
        # The fifth page is asked for while the fourth is read.
        Get-CallCount | Should -BeLessOrEqual 5
    }

    It 'whoever wants the first alone makes one request' {
        $before = Get-CallCount
        $record = Get-PimAuditLog | Select-Object -First 1

        $record.Activity | Should -Not -BeNullOrEmpty
        Get-CallCount | Should -Be ($before + 1)
    }
}
