BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'What a setting demands of an assignment' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'is said before anything is sent: <Code>' -ForEach @(
        @{ Code = 'JustificationRequired'; Tells = 'requires a justification'; Ask = { New-PimAssignment 'Teams Reader' ben@contoso.com -Duration 30d -Type Active -Verbose } }
        @{ Code = 'DurationTooLong'; Tells = 'for \d+d at the most, not for 3000d'; Ask = { New-PimAssignment Contributor fay@contoso.com -Scope 'Contoso Sandbox' -Duration 3000d -Justification 'Pester' -Verbose } }
        @{ Code = 'DurationTooLong'; Tells = 'at the most, not without an end'; Ask = { Set-PimAssignment Contributor ada@contoso.com -Scope 'Contoso Sandbox' -Permanent -Justification 'Pester' -Verbose } }
        @{ Code = 'DurationTooLong'; Tells = 'at the most, not without an end'; Ask = { Set-PimAssignment Contributor ada@contoso.com -Scope 'Contoso Sandbox' -Permanent -Justification 'Pester' -WhatIf -Verbose } }
    ) {
        $trace = & $Ask 4>&1 2>&1

        $failure = $trace | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        $failure.FullyQualifiedErrorId | Should -Match "^$Code,"
        $failure | Should -Match $Tells
        $trace | Where-Object { "$_" -match '^(POST|PUT) .*Requests' } | Should -BeNullOrEmpty
    }

    It 'is read once for all that is piped in' {
        $rows = 'ada', 'ben', 'fay' | ForEach-Object { [pscustomobject]@{ Role = 'Teams Reader'; Principal = "$_@contoso.com"; Duration = '30d'; Justification = 'Pester' } }
        $trace = $rows | New-PimAssignment -Verbose 4>&1

        $trace | Where-Object { "$_" -match '^GET .*roleManagementPolic' } | Should -HaveCount 1
        $trace | Where-Object { $_ -is [PimTools.PimRequest] } | Should -HaveCount 3
    }
}

Describe 'Set-PimAssignment -WhatIf' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'lets the service check the change, and changes nothing' {
        $before = (Get-PimAssignment 'Reports Reader' -Type Eligible).End
        $trace = Set-PimAssignment 'Reports Reader' ada@contoso.com -Duration 60d -Justification 'Pester' -WhatIf -Verbose 4>&1

        $trace | Where-Object { "$_" -match '^POST .*Requests' } | Should -HaveCount 1
        (Get-PimAssignment 'Reports Reader' -Type Eligible).End | Should -Be $before
    }

    It 'lets the service check a renewal, too' {
        $trace = Set-PimAssignment 'License Administrator' ben@contoso.com -Duration 30d -Justification 'Pester' -WhatIf -Verbose 4>&1

        $trace | Where-Object { "$_" -match '^POST .*Requests' } | Should -HaveCount 1
        Get-PimAssignment 'License Administrator' | Should -BeNullOrEmpty
    }
}

Describe 'An end that has passed' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'is told as such by <Name>, with what was given' -ForEach @(
        @{ Name = 'New-PimAssignment'; Ask = { New-PimAssignment 'Teams Reader' fay@contoso.com -End 2020-01-01 -Justification 'Pester' } }
        @{ Name = 'Set-PimAssignment'; Ask = { Set-PimAssignment 'Reports Reader' ada@contoso.com -End 2020-01-01 -Justification 'Pester' } }
    ) {
        $failure = & $Ask 2>&1

        $failure.FullyQualifiedErrorId | Should -Be "InvalidDuration,PimTools.Commands.$($Name -replace '-')Command"
        $failure | Should -Match 'The end .* is in the past'
        $failure.TargetObject | Should -Be ([DateTimeOffset]'2020-01-01')
    }
}
