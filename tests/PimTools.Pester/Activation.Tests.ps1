BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

Describe 'Request-PimRoleActivation' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Reset
    }

    It 'activates by plain name for as long as the setting allows' {
        $request = Request-PimRoleActivation 'User Administrator' -Justification 'Pester' -Wait

        $request.Status | Should -Be 'Provisioned'
        $request.Role.Name | Should -Be 'User Administrator'
        $request.Scope.Id | Should -Be '/'
        $request.Schedule.Duration | Should -Be ([timespan]::FromHours(8))
        $held = Get-PimAssignment 'User Administrator' -Mine -Type Active
        $held.State | Should -Be 'Activated'
        $held.ExpiresIn.TotalHours | Should -BeGreaterThan 7.9
    }

    It 'activates what is piped in, and leaves alone what is active already' {
        $requests = Get-PimAssignment -Mine | Request-PimRoleActivation -Justification 'Pester' -Wait -WarningVariable warnings -WarningAction SilentlyContinue

        $requests.Count | Should -Be @(Get-PimAssignment -Mine -Type Eligible | Where-Object { $_.Role.Name -ne 'Security Reader' }).Count
        $requests | Where-Object { $_.Role.Name -eq 'Exchange Administrator' } | ForEach-Object Status | Should -Be 'PendingApproval'
        $requests | Where-Object { $_.Role.Name -ne 'Exchange Administrator' } | ForEach-Object Status | Should -Be (@('Provisioned') * ($requests.Count - 1))
        "$warnings" | Should -Match 'Security Reader at Directory is active already'
    }

    It 'keeps the scope of the eligibility, by name' {
        $request = Request-PimRoleActivation 'Helpdesk Administrator' -Scope 'Helsinki Office' -Justification 'Pester'

        $request.Scope.DisplayName | Should -Be 'Helsinki Office'
        $request.Scope.Id | Should -BeLike '/administrativeUnits/*'
    }

    It 'sends nothing under -WhatIf but has the service check the request' {
        $request = Request-PimRoleActivation 'User Administrator' -Justification 'Pester' -WhatIf

        $request | Should -BeNullOrEmpty
        Get-PimAssignment 'User Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }
}
