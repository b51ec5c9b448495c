# What is piped into New-, Set- and Remove-PimAssignment is planned and sent together, and each input keeps its own result.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    function New-Row($Principal, $Duration = '30d', $Role = 'Reports Reader') {
        [pscustomobject]@{ Role = $Role; Principal = $Principal; Duration = $Duration; Justification = 'Pester' }
    }

    # Ada holds it from the start.
    function Get-Made { Get-PimAssignment 'Reports Reader' -Type Eligible | Where-Object UserPrincipalName -NE 'ada@contoso.com' }

    # The calls that a script makes, as "POST /v1.0/...".
    function Get-Call([scriptblock] $Script) {
        $said = & { . $Script } 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        $said.Message | Where-Object { $_ -match '^(GET|POST|PATCH|PUT|DELETE) ' } | ForEach-Object { ($_ -split '[?\s]')[0..1] -join ' ' }
    }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Piped assignments' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $people = 'ben', 'greg', 'cleo', 'dana', 'emil' | ForEach-Object { "$_@contoso.com" }
    }

    It 'results come in the order of the rows' {
        $made = $people | ForEach-Object { New-Row $_ } | New-PimAssignment

        $made.Principal.UserPrincipalName | Should -Be $people
        (Get-Made).UserPrincipalName | Sort-Object | Should -Be ($people | Sort-Object)
    }

    It 'many rows take hardly more calls than two' {
        $two = Get-Call { $people[0..1] | ForEach-Object { New-Row $_ } | New-PimAssignment -Verbose }
        $null = Connect-Pim -Emulator -As dana -Reset
        $five = Get-Call { $people | ForEach-Object { New-Row $_ } | New-PimAssignment -Verbose }

        $five.Count | Should -BeLessOrEqual ($two.Count + 2)
        @($five -like 'POST *ScheduleRequests').Count | Should -Be 1 -Because 'the first row is not held back, and the others are sent in one batch'
    }

    It 'a row that fails is one error, and the others are made' {
        $made = $people[0], 'nobody@contoso.com', $people[1], '', $people[2] | ForEach-Object { New-Row $_ } |
            New-PimAssignment -ErrorVariable failures -ErrorAction SilentlyContinue

        $made.Principal.UserPrincipalName | Should -Be $people[0..2]
        $failures | Should -HaveCount 2
        $failures | ForEach-Object { "$_" } | Should -Contain "No user, group or service principal is called 'nobody@contoso.com'."
    }

    It 'what an earlier row made is there for a later one' {
        $rows = (New-Row $people[0]), (New-Row $people[1] 20d), (New-Row $people[2]), (New-Row $people[1] 40d), (New-Row $people[2])
        $changes = $rows | New-PimAssignment -PassThru

        $changes.Result | Should -Be 'Created', 'Created', 'Created', 'Updated', 'Unchanged'
        $days = ((Get-PimAssignment 'Reports Reader' -Principal $people[1]).End - [datetimeoffset]::Now).TotalDays
        [Math]::Round($days) | Should -Be 40
    }

    It 'each row has its own role, duration and reason' {
        $rows = (New-Row $people[0]), (New-Row $people[1] 20d 'Teams Reader'), (New-Row $people[2] 10d 'Message Center Reader')
        $made = $rows | New-PimAssignment

        $made.RoleName | Should -Be 'Reports Reader', 'Teams Reader', 'Message Center Reader'
        $made | ForEach-Object { [Math]::Round(($_.End - $_.Created).TotalDays) } | Should -Be 30, 20, 10
    }

    It 'the first row, and one after a pause, is made before the next one comes' {
        $seen = New-Object System.Collections.ArrayList
        $made = $people[0..2] | ForEach-Object {
            $null = $seen.Add(@(Get-Made).Count)
            New-Row $_
            Start-Sleep -Milliseconds 700
        } | New-PimAssignment

        $made | Should -HaveCount 3
        $seen | Should -Be 0, 1, 2
    }

    It '-WhatIf describes each row and makes nothing' {
        $null = $people | ForEach-Object { New-Row $_ } | New-PimAssignment -WhatIf

        Get-Made | Should -BeNullOrEmpty
    }

    It 'assignments that are piped in are removed in batches' {
        $null = $people | ForEach-Object { New-Row $_ } | New-PimAssignment
        (Get-PimContext).Emulator.Advance('00:06')
        $held = Get-Made

        $calls = Get-Call { $held | Remove-PimAssignment -Confirm:$false -Verbose }

        $calls | Should -HaveCount 2
        Get-Made | Should -BeNullOrEmpty
    }

    It 'rows of names get another end together, and whoever holds nothing is told' {
        $null = $people | ForEach-Object { New-Row $_ } | New-PimAssignment
        $rows = $people[0], 'hana@contoso.com', $people[1], $people[2] | ForEach-Object { New-Row $_ | Select-Object Role, Principal, Justification }

        $changes = $rows | Set-PimAssignment -Duration 60d -PassThru -ErrorVariable failures -ErrorAction SilentlyContinue

        $changes.Result | Should -Be 'Updated', 'Updated', 'Updated'
        $failures | Should -HaveCount 1
        "$failures" | Should -BeLike '*hana*' -Because 'one failure is the failure of that row'
    }

    It 'Select-Object -First tells once what else was made<how>' -ForEach @{ how = ''; with = @{} }, @{ how = ', with -PassThru'; with = @{ PassThru = $true } } {
        $rows = $people | ForEach-Object { New-Row $_ }
        $first = $rows | New-PimAssignment @with -WarningVariable told -WarningAction SilentlyContinue | Select-Object -First 2

        $first | Should -HaveCount 2
        foreach ($one in Get-Made | Where-Object UserPrincipalName -NotIn $first.Principal.UserPrincipalName) {
            @($told | Where-Object { "$_" -like "*$($one.PrincipalName)*" }) | Should -HaveCount 1 -Because $one.PrincipalName
        }
    }

    It 'Select-Object -First tells once what else was removed<how>' -ForEach @(
        @{ how = ''; with = @{} }
        @{ how = ', with -PassThru'; with = @{ PassThru = $true } }
        @{ how = ', with -Wait'; with = @{ Wait = $true } }
    ) {
        $null = $people | ForEach-Object { New-Row $_ } | New-PimAssignment
        (Get-PimContext).Emulator.Advance([timespan]::FromMinutes(6))
        $before = Get-Made

        $first = $before | Remove-PimAssignment @with -Confirm:$false -WarningVariable told -WarningAction SilentlyContinue | Select-Object -First 2

        $first | Should -HaveCount 2
        $there = @(Get-Made)
        foreach ($one in $before | Where-Object PrincipalId -NotIn (@($first.PrincipalId) + $there.PrincipalId)) {
            @($told | Where-Object { "$_" -like "*$($one.PrincipalName)*" }) | Should -HaveCount 1 -Because $one.PrincipalName
        }
    }
}
