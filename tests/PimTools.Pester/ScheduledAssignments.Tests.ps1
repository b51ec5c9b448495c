BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    # The same of each kind: whom nobody has given anything of it.
    $kinds = @(
        @{ Kind = 'EntraRole'; Role = 'Message Center Reader'; More = @{} }
        @{ Kind = 'Group'; Role = 'Ops-OnCall'; More = @{ Access = 'Member' } }
        @{ Kind = 'AzureRole'; Role = 'Reader'; More = @{ Scope = 'rg-web' } }
    )
    $fay = 'fay@contoso.com'
    $year = (Get-Date).Year + 1
    $march = @{ Start = "$year-03-01"; End = "$year-04-01" }

    function Get-Parameter($Row) { $more = $Row.More; @{ Role = $Row.Role; Principal = $fay; Kind = $Row.Kind } + $more }
    function Get-Scheduled($Row) { $target = Get-Parameter $Row; Get-PimAssignment @target -Scheduled }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'An assignment that begins later, of <Kind>' -ForEach @(
    @{ Place = 0; Kind = 'EntraRole' }, @{ Place = 1; Kind = 'Group' }, @{ Place = 2; Kind = 'AzureRole' }
) {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $row = $kinds[$Place]
        $target = Get-Parameter $row
        $first = New-PimAssignment @target @march -Justification 'Pester' -PassThru
    }

    It 'is listed with -Scheduled, and only there' {
        $first.Result | Should -Be 'Created'
        Get-PimAssignment @target | Should -BeNullOrEmpty

        $scheduled = Get-Scheduled $row
        $scheduled | Should -HaveCount 1
        $scheduled.State | Should -Be 'Scheduled'
        $scheduled.Type | Should -Be 'Eligible'
        $scheduled.Kind | Should -Be $Kind
        $scheduled.Start | Should -Be ([DateTimeOffset]"$year-03-01")
        $scheduled.End | Should -Be ([DateTimeOffset]"$year-04-01")
    }

    It 'has the properties of what holds' {
        $held = Get-PimAssignment -Kind $Kind | Select-Object -First 1

        (Get-Scheduled $row).PSObject.Properties.Name | Should -Be $held.PSObject.Properties.Name
    }

    It 'is left as it is when it is asked for again, and moved when it is asked for at another time' {
        (New-PimAssignment @target @march -Justification 'Pester' -PassThru).Result | Should -Be 'Unchanged'

        (New-PimAssignment @target -Start "$year-05-01" -Duration 30d -Justification 'Pester' -PassThru).Result | Should -Be 'Updated'
        (Get-Scheduled $row).Start | Should -Be ([DateTimeOffset]"$year-05-01")
    }

    It 'is told to whoever wants it to hold at once, and stays' {
        foreach ($dry in $false, $true) {
            $failure = New-PimAssignment @target -Duration 30d -Justification 'Pester' -WhatIf:$dry 2>&1

            $failure.FullyQualifiedErrorId | Should -Match '^InvalidParameter,'
            $failure | Should -Match 'An assignment already exists that begins on '
        }

        Get-Scheduled $row | Should -HaveCount 1
    }

    It 'has another end set, by name or piped in, and begins as it was to' {
        (Set-PimAssignment @target -End "$year-06-01" -Justification 'Pester' -PassThru).Result | Should -Be 'Updated'
        $scheduled = Get-Scheduled $row
        $scheduled.End | Should -Be ([DateTimeOffset]"$year-06-01")

        $null = $scheduled | Set-PimAssignment -Duration 10d -Justification 'Pester' -Confirm:$false -WarningAction SilentlyContinue
        $scheduled = Get-Scheduled $row
        $scheduled.Start | Should -Be ([DateTimeOffset]"$year-03-01")
        ($scheduled.End - $scheduled.Start).TotalDays | Should -Be 10
    }

    It 'is removed, by name or piped in' {
        (Remove-PimAssignment @target -Confirm:$false -PassThru).Result | Should -Be 'Removed'
        Get-Scheduled $row | Should -BeNullOrEmpty

        $null = New-PimAssignment @target @march -Justification 'Pester'
        (Get-Scheduled $row | Remove-PimAssignment -Confirm:$false -PassThru).Result | Should -Be 'Removed'
        Get-Scheduled $row | Should -BeNullOrEmpty
    }

    It 'is left as it is by an import that is run again' {
        $line = [pscustomobject](@{ Justification = 'Pester' } + $target + $march)

        foreach ($later in '00:00', '02:00') {
            (Get-PimContext).Emulator.Advance($later)
            $done = $line | Import-PimAssignment
            $done.Result | Should -Be 'Unchanged' -Because $done.Reason
        }
    }
}

Describe 'A start, of <Kind>' -ForEach @(
    @{ Place = 0; Kind = 'EntraRole' }, @{ Place = 1; Kind = 'Group' }, @{ Place = 2; Kind = 'AzureRole' }
) {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $target = Get-Parameter $kinds[$Place]
    }

    It 'never takes away what holds now: <Name>' -ForEach @(
        @{ Name = 'until another end'; Asked = @{ End = '{0}-04-01' } }
        @{ Name = 'for as long'; Asked = @{ Duration = '30d' } }
        @{ Name = 'under -WhatIf'; Asked = @{ Duration = '30d'; WhatIf = $true } }
    ) {
        $null = New-PimAssignment @target -Duration 30d -Justification 'Pester'
        if ($Asked.End) { $Asked.End = $Asked.End -f $year }

        $failure = New-PimAssignment @target -Start "$year-03-01" @Asked -Justification 'Pester' 2>&1

        $failure.FullyQualifiedErrorId | Should -Match '^InvalidParameter,'
        $failure | Should -Match 'would take it away until then'
        (Get-PimAssignment @target).ExpiresIn.TotalDays | Should -BeGreaterThan 29
    }

    It 'is refused in the past' {
        $failure = New-PimAssignment @target -Start 2020-01-01 -Duration 5d -Justification 'Pester' 2>&1

        $failure.FullyQualifiedErrorId | Should -Match '^InvalidParameter,'
        $failure | Should -Match 'is in the past'
        Get-PimAssignment @target | Should -BeNullOrEmpty
    }
}

Describe 'A start in a file' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'makes the row invalid where it would take away what holds, or is in the past' {
        $null = New-PimAssignment 'Message Center Reader' $fay -Duration 30d -Justification 'Pester'
        $rows = @"
Role,Principal,Start,Duration,Justification
Message Center Reader,fay@contoso.com,$year-03-01,30d,Pester
Teams Reader,fay@contoso.com,2020-01-01,5d,Pester
Reports Reader,fay@contoso.com,$year-03-01,30d,Pester
"@ | ConvertFrom-Csv | Import-PimAssignment | Sort-Object Line

        $rows.Plan | Should -Be 'Invalid', 'Invalid', 'Create'
        $rows[0].Reason | Should -Match 'would take it away until then'
        $rows[1].Reason | Should -Match 'is in the past'
    }
}

Describe 'What is to come costs' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $null = Get-PimAssignment 'Teams Reader' -Principal $fay
        $emulator = (Get-PimContext).Emulator
    }

    It 'nothing where nothing later is asked for' {
        $trace = New-PimAssignment 'Teams Reader' $fay -Duration 30d -Justification 'Pester' -Verbose 4>&1
        $trace | Where-Object { "$_" -match 'EligibilitySchedules' } | Should -BeNullOrEmpty

        $trace = Get-PimAssignment 'Teams Reader' -Verbose 4>&1
        $trace | Where-Object { "$_" -match '(Eligibility|Assignment)Schedules' } | Should -BeNullOrEmpty
    }

    It 'one list where it is' {
        $trace = New-PimAssignment 'Teams Reader' $fay -Start "$year-03-01" -Duration 30d -Justification 'Pester' -Verbose 4>&1
        $trace | Where-Object { "$_" -match 'EligibilitySchedules' } | Should -HaveCount 1
    }
}
